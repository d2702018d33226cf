//! Forms of English verbs that are nothing but verbs: word in lower case -> [`VerbForm`].
//!
//! Most English verbs are nouns or adjectives, too ("plan", "clear"), and prove little. The verbs here are not, so that
//! "for obtain", "will provides", "did not became" can be told from sound text. Written for this project from the word
//! classes of Quirk et al. (1985), chapter 3; a verb with a common noun of the same form is left out.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Which form of a verb a word is, and can only be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbForm {
    /// "become", "provide".
    Base,
    /// "becomes", "provides".
    ThirdPerson,
    /// "became", "wrote": a past form that is no participle.
    Past,
}

/// Regular verbs that are neither noun nor adjective.
const REGULAR: &str = "accompany achieve acquire adapt admit adopt agree allow amend announce apologise apologize appear apply appoint approve argue arrive assert assign assume assure attain attend avoid await belong betray carry choose cite clarify collaborate commit compel compete complain comply comprise conclude condemn confess confirm confiscate convene convert convey convince convoke coordinate create criticise criticize declare decide define defy delete deliver demolish deny depend deploy deprive derive describe deserve destroy determine develop devote differ disagree disappear disclose discover discuss dissuade distinguish distribute donate eliminate emerge emphasise emphasize enable encourage endorse endure engage enjoy enlarge ensure entail establish evaluate exaggerate examine exceed exclude exist expand explain expose expire facilitate fulfil fulfill gather generate grieve happen hesitate highlight identify ignore illustrate imagine impose improve include incorporate indicate inform inherit inhibit insert insist inspire instruct integrate intend introduce invade invent investigate involve isolate justify lack legalise legalize listen maintain marry mention merge modify motivate negotiate notify obey oblige observe obtain occur offend omit operate oppose oversee participate perceive perform persist persuade portray possess postpone predict prefer prepare preserve prevail prevent proceed proclaim prohibit promote propose prosecute protect prove provide publish pursue qualify realise realize reassure receive recognise recognize recommend reconcile recover reduce refer regulate reinforce relate relax relieve rely remain remember remind remove renew repay replace represent resemble reside resolve respond restore restrict resume retain retrieve reveal satisfy seem settle simplify solve specify strengthen submit succeed suffer suggest summarise summarize supervise suppose surrender survive suspect symbolise threaten transform translate undermine unveil urge utilise utilize verify vary warn withdraw worsen";

/// Irregular verbs that are no nouns: base, and a past form that is no participle.
const IRREGULAR: &[(&str, &str)] = &[
    ("become", "became"),
    ("begin", "began"),
    ("blow", "blew"),
    ("choose", "chose"),
    ("eat", "ate"),
    ("forget", "forgot"),
    ("forgive", "forgave"),
    ("give", "gave"),
    ("go", "went"),
    ("grow", "grew"),
    ("know", "knew"),
    ("overcome", "overcame"),
    ("oversee", "oversaw"),
    ("speak", "spoke"),
    ("steal", "stole"),
    ("take", "took"),
    ("undergo", "underwent"),
    ("undertake", "undertook"),
    ("withdraw", "withdrew"),
    ("write", "wrote"),
];

/// Words above that are also nouns, adjectives or names in some form, so that only other forms count.
const AMBIGUOUS: &str = " highlights lack lacks suspect suspects urge urges proceeds expose commits insert inserts renew spoke tear remains converts convert appropriate exist grew deliver go goes include surrender isolate take takes advocate approximate suppose intimate give determine relatives prospects abstract knows know withdraw differ graduate delegates objects merge renews coordinate coordinates integrate observes happens begin lie settle seem appears depends marry adapts await begins consents retrieve eats eat speaks writes grows ";

static TABLE: LazyLock<FxHashMap<String, VerbForm>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    let irregular_bases = IRREGULAR.iter().map(|(base, _)| *base);
    for base in REGULAR.split(' ').chain(irregular_bases) {
        table.insert(base.to_owned(), VerbForm::Base);
        table.insert(third_person(base), VerbForm::ThirdPerson);
    }
    for (_, past) in IRREGULAR {
        table.insert((*past).to_owned(), VerbForm::Past);
    }
    for word in AMBIGUOUS.split_whitespace() {
        table.remove(word);
    }
    table
});

fn third_person(base: &str) -> String {
    let sibilant = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| base.ends_with(end));
    match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if sibilant => format!("{base}es"),
        _ => format!("{base}s"),
    }
}

/// The form of a word (in lower case) that can only be a verb.
///
/// ```
/// use sumsift::text::verb_forms::{VerbForm, verb_form};
/// assert_eq!(verb_form("obtain"), Some(VerbForm::Base));
/// assert_eq!(verb_form("provides"), Some(VerbForm::ThirdPerson));
/// assert_eq!(verb_form("plan"), None);
/// ```
pub fn verb_form(lower: &str) -> Option<VerbForm> {
    TABLE.get(lower).copied()
}

/// Whether a word (in lower case) looks like a regular past form, and not like a base form or noun that ends in "-ed".
///
/// ```
/// use sumsift::text::verb_forms::is_regular_past;
/// assert!(is_regular_past("quarantined") && !is_regular_past("proceed") && !is_regular_past("seed"));
/// ```
pub fn is_regular_past(lower: &str) -> bool {
    /// Base forms, nouns, adjectives and names in "-ed".
    const NOT_PAST: &str = " need feed bleed breed embed exceed heed proceed seed speed succeed weed shed wed bed shred sled supersede hundred kindred sacred naked wicked crooked rugged ragged jagged wretched united limited hatred infrared indeed interbreed misled ahmed mohammed muhammed mohamed muhamed hamed watershed bobsled newsfeed overfeed secede reed creed greed deed steed tweed aged beloved learned blessed moped biped alfred manfred mildred winifred wilfred sugared sundered concerned ";
    lower.len() >= 5
        && lower.ends_with("ed")
        && lower.bytes().all(|b| b.is_ascii_lowercase())
        && !NOT_PAST.contains(&format!(" {lower} "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn third_persons_are_spelled_as_people_spell_them() {
        let spelled = ["carry", "convey", "publish", "go", "provide"].map(third_person);
        assert_eq!(spelled, ["carries", "conveys", "publishes", "goes", "provides"]);
    }

    #[test]
    fn nouns_are_no_verbs_here() {
        for noun in ["remains", "lack", "suspects", "proceeds", "urge", "highlights"] {
            assert_eq!(verb_form(noun), None, "{noun}");
        }
    }
}
