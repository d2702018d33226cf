#!/usr/bin/env python3
"""Makes pairs of sentences that contradict each other, and pairs that do not, by small edits of clean sentences.

    python3 train/made_pairs.py SHARED > made.jsonl                    # {"a", "b", "kind", "contradicts"}
    python3 train/made_pairs.py SHARED --score out.jsonl               # out.jsonl: relations, from `sumsift compare --pairs made.jsonl`

SHARED is the folder of development data; sentences come from the summaries of `noise/{tofueval,frank,booookscore}.dev`
that annotators found no fault with. Always the same pairs: the order is by hash, nothing is drawn.
Printed by --score: contradictory pairs that would be merged, and equivalent pairs called a conflict, by kind.
"""
import gzip, hashlib, json, re, sys
from collections import Counter

shared = sys.argv[1]
PER_KIND = 70
END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def clean_sentences():
    seen = set()
    for name in ("tofueval", "booookscore", "frank"):
        for line in gzip.open(f"{shared}/noise/{name}.dev.jsonl.gz", "rt", encoding="utf8"):
            r = json.loads(line)
            if r.get("sentences"):
                texts = [s["text"] for s in r["sentences"] if s["labels"] == []]
            elif name == "booookscore":
                texts = END.split(r["summary"])
            else:
                texts = []
            for t in texts:
                t = " ".join(t.split())
                if 50 <= len(t) <= 260 and t[0].isupper() and t.endswith(".") and t.count('"') == 0 and t not in seen:
                    seen.add(t)
    return sorted(seen, key=lambda t: hashlib.sha1(t.encode()).hexdigest())


def pick(options, text, avoid=()):
    options = [o for o in options if o not in avoid]
    return options[int(hashlib.sha1(("pick" + text).encode()).hexdigest(), 16) % len(options)]


MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
WORDS = "two three four five six seven eight nine ten eleven twelve".split()
OPPOSITE = [("increased", "decreased"), ("rose", "fell"), ("agreed", "refused"), ("accepted", "rejected"), ("supports", "opposes"), ("supported", "opposed"),
            ("won", "lost"), ("succeeded", "failed"), ("succeeds", "fails"), ("allowed", "forbade"), ("before", "after"), ("more", "less"), ("safe", "dangerous"),
            ("guilty", "innocent"), ("confirmed", "denied"), ("accepts", "rejects"), ("agrees", "refuses"), ("love", "hate"), ("likely", "unlikely"), ("higher", "lower")]
NAME = re.compile(r"(?<=[a-z,] )([A-Z][a-z]{3,})(?= [a-z]|[,.]|'s)")
PERSON = r"([A-Z][a-z]+(?: [A-Z][a-z]+)?)"


def sub(pattern, make, text, flags=0):
    m = re.search(pattern, text, flags)
    if not m:
        return None
    new = make(m)
    return None if new is None or new == m.group(0) else text[:m.start()] + new + text[m.end():]


NAMES = None


def number(t):
    return sub(r"(?<![\d,.$-])(?<!January )(?<!July )(?<!June )(?<!March )(?<!April )(?<!May )(?<!August )(?<!October )(?<!November )(?<!December )(?<!September )(?<!February )\b(\d{1,3})\b(?![\d,.:%-]|th|st|nd|rd)", lambda m: str(int(m.group(1)) * 2 + 3), t) or \
        sub(r"\b(" + "|".join(WORDS) + r")\b(?! of (?:the|them))", lambda m: pick(WORDS, t, (m.group(1),)), t)


def date(t):
    return sub(r"\b(" + "|".join(MONTHS[:4] + MONTHS[5:]) + r")\b", lambda m: pick(MONTHS[:2] + MONTHS[5:], t, (m.group(1),)), t) or \
        sub(r"\b(" + "|".join(DAYS) + r")\b", lambda m: pick(DAYS, t, (m.group(1),)), t) or \
        sub(r"\b(1[89]\d\d|20[012]\d)\b", lambda m: str(int(m.group(1)) + 7), t)


def name(t):
    return sub(NAME.pattern, lambda m: pick(NAMES, t, tuple(re.findall(r"\w+", t))), t)


def negation(t):
    if re.search(r"\b(not|n't|no|never|without|fail\w*|nor|neither|only)\b", t):
        return None
    return sub(r"\b(was|is|were|are|will|could|would|should|can|had been|has been|have been)\b(?= [a-z]+)", lambda m: m.group(1).replace(" been", " not been") if " been" in m.group(1) else m.group(1) + " not", t)


def magnitude(t):
    swap = {"hundreds": "thousands", "thousands": "hundreds", "millions": "thousands", "million": "billion", "billion": "million", "dozens": "hundreds", "thousand": "hundred", "hundred": "thousand"}
    return sub(r"\b(" + "|".join(swap) + r")\b", lambda m: swap[m.group(1)], t, )


def opposite(t):
    for x, y in OPPOSITE:
        for p, q in ((x, y), (y, x)):
            new = sub(rf"\b{p}\b", lambda m: q, t)
            if new:
                return new


NOT_NAMES = {"She", "He", "They", "It", "Will", "This", "The", "Who"}
VERBS = r"(told|asked|helps|helped|saved|saves|meets|met|attacked|attacks|killed|kills|confronts|confronted|joins|joined|warned|warns|invites|invited|betrays|betrayed|accuses|accused|convinces|convinced|visits|visited|defeats|defeated|beat|rescues|rescued|marries|married|blames|blamed|threatens|threatened|criticized|criticizes|supports|supported|finds|discovers|follows|sends|forces|tells|asks|loves|teaches|encourages)"


def role(t):
    return sub(rf"\b{PERSON} {VERBS} {PERSON}\b", lambda m: f"{m.group(3)} {m.group(2)} {m.group(1)}" if m.group(1) != m.group(3) and not {m.group(1), m.group(3)} & NOT_NAMES else None, t)


SHORT = [("United States", "U.S."), ("U.S.", "United States"), ("United Kingdom", "UK"), ("UK", "United Kingdom"), ("United Nations", "UN"), ("European Union", "EU"), ("percent", "per cent"), ("%", " percent"), ("Los Angeles", "LA"),
         ("President ", "Pres. "), (" and ", " & "), ("do not", "don't"), ("did not", "didn't"), ("is not", "isn't"), ("cannot", "can't"), ("was not", "wasn't"), ("two ", "2 "), ("three ", "3 "), ("four ", "4 "), ("five ", "5 "), ("million", "m"), ("organization", "organisation"), ("FBI", "Federal Bureau of Investigation")]


def short(t):
    for x, y in SHORT:
        if x in t and y.strip() not in t and x != " and ":
            return t.replace(x, y, 1)


def clause(t):
    return sub(r", (who|which|where|while|as|after|before|despite|with|including|leading|causing|leaving) [^,.]{12,}\.$", lambda m: ".", t)


def appositive(t):
    return sub(r"(?<=[a-z]), (?:a|an|the) [^,]{8,60}, (?=[a-z])", lambda m: " ", t)


def passive(t):
    past = {"told", "saved", "helped", "attacked", "killed", "confronted", "joined", "warned", "invited", "betrayed", "accused", "convinced", "visited", "defeated", "rescued", "married", "blamed", "threatened", "criticized", "supported"}
    present = {"helps": "helped", "saves": "saved", "attacks": "attacked", "kills": "killed", "confronts": "confronted", "invites": "invited", "betrays": "betrayed", "accuses": "accused", "convinces": "convinced", "visits": "visited", "defeats": "defeated", "rescues": "rescued", "blames": "blamed", "threatens": "threatened", "supports": "supported", "finds": "found", "discovers": "discovered", "follows": "followed", "sends": "sent", "forces": "forced", "tells": "told", "asks": "asked", "loves": "loved", "teaches": "taught", "encourages": "encouraged", "warns": "warned", "joins": "joined"}
    make = lambda m: f"{m.group(3)} was {m.group(2)} by {m.group(1)}" if m.group(2) in past else f"{m.group(3)} is {present[m.group(2)]} by {m.group(1)}" if m.group(2) in present else None
    return sub(rf"\b{PERSON} {VERBS} {PERSON}\b", make, t)


def double_negation(t):
    for x, y in [("failed to", "did not"), ("fails to", "does not"), ("refused to", "would not"), ("refuses to", "will not"), ("is unable to", "cannot"), ("was unable to", "could not"), ("were unable to", "could not"), ("is not safe", "is unsafe"), ("unlikely", "not likely"), ("denied having", "said they had not"), ("did not succeed", "failed")]:
        if x in t:
            return t.replace(x, y, 1)


def pronoun(t):
    return sub(rf"^{PERSON}(?= (?:was|is|has|had|will|says|said|told|finds|becomes|learns|decides|discovers|meets|tries|must|realizes)\b)", lambda m: None if m.group(1) in ("The", "This", "It", "He", "She", "They", "There", "That", "When", "In") else "He", t)


def reordering(t):
    return sub(r"^(On|In|At|After|During|Despite|As|With) ([^,]{6,70}), ([A-Z][^,]*)\.$", lambda m: f"{m.group(3)} {m.group(1).lower()} {m.group(2)}.", t)


def synonym(t):
    for x, y in [(" said ", " stated "), (" began ", " started "), (" begins ", " starts "), (" important ", " crucial "), (" large ", " big "), (" help ", " assist "), (" tries ", " attempts "), (" realizes ", " recognizes "), (" reveals ", " discloses "), (" uses ", " employs "), (" country ", " nation "), (" killed ", " murdered "), (" talks ", " negotiations "), (" discovers ", " finds "), (" shows ", " demonstrates ")]:
        if x in t:
            return t.replace(x, y, 1)


CONTRADICT = {"number": number, "date": date, "name": name, "negation": negation, "magnitude": magnitude, "opposite": opposite, "role": role}
EQUIVALENT = {"abbreviation": short, "clause": clause, "appositive": appositive, "passive": passive, "double negation": double_negation, "pronoun": pronoun, "reordering": reordering, "synonym": synonym}


def make():
    global NAMES
    sentences = clean_sentences()
    counts = Counter(n for t in sentences for n in NAME.findall(t))
    NAMES = sorted(n for n, c in counts.items() if c >= 2 and n not in MONTHS + DAYS)
    out = []
    for contradicts, kinds in ((True, CONTRADICT), (False, EQUIVALENT)):
        for kind, edit in kinds.items():
            made = 0
            for t in sentences:
                new = edit(t)
                if new and new != t and made < PER_KIND:
                    made += 1
                    out.append({"a": t, "b": new, "kind": kind, "contradicts": contradicts})
    return out


def score(path):
    pairs, found = make(), [json.loads(l) for l in open(path, encoding="utf8")]
    assert len(pairs) == len(found), (len(pairs), len(found))
    total, bad = Counter(), Counter()
    for p, f in zip(pairs, found):
        key = (p["contradicts"], p["kind"])
        wrong = f["relation"] in ("exact", "near", "subsumed") if p["contradicts"] else f["relation"] == "conflict"
        total[key] += 1; bad[key] += wrong
        if wrong and "--errors" in sys.argv:
            print(p["kind"], f["relation"], f.get("reasons"), "\n  ", p["a"], "\n  ", p["b"])
    for contradicts, what in ((True, "contradictory, merged"), (False, "equivalent, called a conflict")):
        n = sum(v for k, v in total.items() if k[0] == contradicts); b = sum(v for k, v in bad.items() if k[0] == contradicts)
        print(f"{what}: {b} of {n} = {b / n:.1%}; " + ", ".join(f"{k[1]} {bad[k]}/{total[k]}" for k in total if k[0] == contradicts))
    same = sum(f["relation"] in ("exact", "near", "subsumed") for p, f in zip(pairs, found) if not p["contradicts"])
    print(f"equivalent, found: {same} of {sum(not p['contradicts'] for p in pairs)}")
    fired = sum(f["relation"] == "conflict" for p, f in zip(pairs, found) if p["contradicts"])
    print(f"contradictory, found: {fired} of {sum(p['contradicts'] for p in pairs)}")


if "--score" in sys.argv:
    score(sys.argv[sys.argv.index("--score") + 1])
else:
    for pair in make():
        print(json.dumps(pair, ensure_ascii=False))
