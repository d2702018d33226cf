//! Words and phrases that stand several times in a row, and which of them people write on purpose.

use crate::model::Span;
use crate::text::verbs::VerbForms;
use crate::text::word_class::WordClass;
use crate::text::{Sentence, TokenKind};

/// A phrase of `words` words that stands `count` times in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turns {
    /// Token indices of all its words, turn by turn; marks between turns are left out.
    at: Vec<usize>,
    /// Words in one turn.
    pub words: usize,
    /// Number of turns, at least two.
    pub count: usize,
    /// Whether a comma or period stands between turns.
    pub marked: bool,
}

impl Turns {
    /// The bytes of the first turn.
    pub fn first(&self, s: &Sentence<'_>) -> Span {
        let (from, to) = (self.at.first(), self.at.get(self.words - 1));
        Span { start: from.map_or(0, |&i| s.span(i).start), end: to.map_or(0, |&i| s.span(i).end) }
    }

    /// The token after the first turn.
    pub fn first_end(&self) -> usize {
        self.at.get(self.words - 1).map_or(0, |i| i + 1)
    }

    /// The token after the last turn.
    pub fn end(&self) -> usize {
        self.at.last().map_or(0, |i| i + 1)
    }

    /// Tokens of the first turn.
    fn turn(&self) -> &[usize] {
        self.at.get(..self.words).unwrap_or_default()
    }
}

/// Phrases of up to `longest` words that stand at least twice in a row, apart, from left to right; of several readings
/// of a place the one with the most repeated words, then the shortest phrase. Linear times `longest`.
pub fn find_turns(s: &Sentence<'_>, longest: usize) -> Vec<Turns> {
    let words: Vec<usize> = (0..s.len()).filter(|&i| s.is_word(i) || !skippable(s, i)).collect();
    let ids: Vec<u32> = words.iter().filter_map(|&i| s.id(i)).collect();
    let mut out = Vec::new();
    let mut from = 0;
    while from < words.len() {
        // A phrase can only begin to repeat where its first word comes again.
        let id = ids.get(from);
        let ahead = ids.get(from + 1..(from + 1 + longest).min(ids.len())).unwrap_or_default();
        let best = (1..=ahead.len())
            .filter(|n| id == ids.get(from + n))
            .filter_map(|n| turns_at(s, &words, from, n))
            .reduce(|best, other| if other.at.len() - other.words > best.at.len() - best.words { other } else { best });
        match best {
            Some(turns) => {
                from += turns.at.len();
                out.push(turns);
            }
            None => from += 1,
        }
    }
    out
}

/// Marks that may stand between two turns: a comma, a stray period.
fn skippable(s: &Sentence<'_>, i: usize) -> bool {
    matches!(s.text(i), "," | ".")
}

fn turns_at(s: &Sentence<'_>, words: &[usize], from: usize, n: usize) -> Option<Turns> {
    let id = |k: usize| words.get(k).and_then(|&i| s.id(i));
    let first = words.get(from..from + n)?;
    let ends_in_words = first.first().is_some_and(|&i| s.is_word(i)) && first.last().is_some_and(|&i| s.is_word(i));
    if !ends_in_words {
        return None;
    }
    // Repeated text is found by comparing each word with the one a turn before.
    let mut same = 0;
    while id(from + n + same).is_some() && id(from + n + same) == id(from + same) {
        same += 1;
        // A bound on what one place may cost: the rest of an endless loop is found from there on.
        if same >= n * 4096 {
            break;
        }
    }
    let count = 1 + same / n;
    if count < 2 {
        return None;
    }
    let at = words.get(from..from + n * count)?.to_vec();
    let inner = at.windows(2).enumerate().filter(|(k, pair)| matches!(pair, [a, b] if *b > a + 1) && (k + 1) % n != 0);
    // Marks inside a turn are part of it only where they stand in every turn: "a, b a, b".
    let uneven = n < 3 && inner.count() % count != 0;
    let gaps: Vec<usize> = at
        .windows(2)
        .filter_map(|p| match p {
            [a, b] => Some(b - a),
            _ => None,
        })
        .collect();
    let marked = gaps.iter().skip(n - 1).step_by(n).any(|&gap| gap > 1);
    (!uneven && gaps.iter().all(|&gap| gap <= 3)).then_some(Turns { at, words: n, count, marked })
}

/// The bytes to delete so that one turn stays: from the end of the first to the end of the last.
pub fn deletion(s: &Sentence<'_>, turns: &Turns) -> Span {
    Span { start: turns.first(s).end, end: turns.at.last().map_or(0, |&i| s.span(i).end) }
}

/// Whether people write such a repeat on purpose, or it reads two ways.
pub fn is_harmless(s: &Sentence<'_>, turns: &Turns) -> bool {
    let turn = turns.turn();
    let (Some(&first), Some(&last)) = (turn.first(), turn.last()) else { return true };
    // Scores, years, room numbers.
    let figures =
        turn.iter().filter(|&&i| s.tokens.get(i).is_none_or(|t| matches!(t.kind, TokenKind::Number | TokenKind::Url)));
    if figures.count() * 3 > turn.len() {
        return true;
    }
    if turn.iter().any(|&i| is_interjection(s.lower(i))) {
        return true;
    }
    // A refrain: "and the sea, and the sea, and the sea".
    let set_off = s.begins_line(first) || !s.is_word(first - 1);
    if turns.marked && set_off && s.class(first).is(WordClass::COORDINATOR) && turns.count == 3 {
        return true;
    }
    let second = turns.at.get(turns.words).copied().unwrap_or(first);
    match turns.words {
        1 => one_word(s, turns, first, second),
        2 => two_words(s, turns, first, last),
        _ => long_phrase(s, turns, second),
    }
}

fn stop_between(s: &Sentence<'_>, from: usize, to: usize) -> bool {
    (from + 1..to).any(|i| s.text(i) == ".")
}

fn one_word(s: &Sentence<'_>, turns: &Turns, first: usize, second: usize) -> bool {
    let (word, class) = (s.lower(first), s.class(first));
    let comma = (first + 1..second).any(|i| s.text(i) == ",");
    let stop = stop_between(s, first, second);
    let capital = s.is_capital(second);
    // Letters and marks of lists: "a. a.", "x x".
    if word.chars().count() == 1 && word != "a" || word.contains('.') {
        return true;
    }
    if ON_PURPOSE.contains(&word) {
        return true;
    }
    if turns.count > 2 {
        return turns.marked && turns.count < 4 || capital;
    }
    // "Brazil . Brazil has": the next sentence begins with the word.
    if stop {
        return capital || s.is_capital(first) && !comma;
    }
    if comma {
        // "as you need to, to touch base"
        let function = word != "to"
            && class.is(WordClass::DETERMINER.or(WordClass::PREPOSITION).or(WordClass::AUXILIARY))
            && !capital;
        let after = second + 1;
        let in_list =
            first > 0 && s.text(first - 1) == "," && (s.text(after) == "," || matches!(s.lower(after), "and" | "or"));
        // "long, long": emphasis. In a list of names the second is a slip.
        return !(function || in_list && capital);
    }
    // A sentence begins where a full stop was lost.
    if capital && !s.is_capital(first) {
        return true;
    }
    // Names double ("Duran Duran", "Pago Pago"), also in texts without capitals where the word is rare.
    capital && s.is_capital(first)
}

fn two_words(s: &Sentence<'_>, turns: &Turns, first: usize, last: usize) -> bool {
    let (a, b) = (s.lower(first), s.lower(last));
    // "again and again and", "one by one by one", "day after day after day".
    let links = |w: &str| matches!(w, "and" | "by" | "after" | "upon" | "on" | "for" | "or" | "in" | "to" | "than");
    let before = first.checked_sub(1).map_or("", |i| s.lower(i));
    let after = s.lower(turns.end());
    // "call a spade a spade", "who's who"
    if matches!(a, "a" | "an" | "'s" | "’s") && s.class(last).is_open() && before.starts_with("call")
        || matches!(b, "who" | "what")
    {
        return true;
    }
    // "face to face to discuss": a singular noun; "the scenes to scenes to" is none.
    let reduplicated = !turns.marked
        && s.class(first).is_open()
        && match b {
            "by" | "after" | "upon" | "on" => true,
            "to" => !a.ends_with('s'),
            _ => false,
        };
    let idiom = links(a) && before == b || links(b) && after == a || reduplicated;
    if idiom {
        return true;
    }
    let second = turns.at.get(turns.words).copied().unwrap_or(first);
    if stop_between(s, first, second) && s.is_capital(second) {
        return true;
    }
    // "New York, New York"; "step by step, step by step" is caught by its length.
    let names =
        s.is_capital(first) && s.is_capital(last) && s.is_capital(second) && (turns.count == 2 || !turns.marked);
    let stop = stop_between(s, first, second);
    names || turns.marked && !stop && s.class(last).is_open() && turns.count == 2
}

fn long_phrase(s: &Sentence<'_>, turns: &Turns, second: usize) -> bool {
    let first = turns.at.first().copied().unwrap_or(second);
    let names = turns.turn().iter().all(|&i| s.is_capital(i)) && turns.count == 2;
    // A sentence that begins as the last one ended, cut in the wrong place.
    let starts_sentence = s.is_capital(second) && !s.is_capital(first) && turns.count == 2;
    // "people who go into prison go into prison": the verb phrase of a relative clause, then the main one.
    let clause =
        s.forms(first) != VerbForms::NONE && first.checked_sub(1).is_some_and(|b| s.class(b).is(WordClass::WH));
    // "Stay with me, stay with me": two turns with a comma are rhetoric where each ends in a word that may end a phrase.
    let last = turns.turn().last().copied().unwrap_or(first);
    let rhetoric = turns.marked && turns.count == 2 && !needs_more(s, last) && !stop_between(s, first, second);
    names || clause || starts_sentence || rhetoric
}

/// Whether a phrase hardly ends in this word.
fn needs_more(s: &Sentence<'_>, i: usize) -> bool {
    s.class(i)
        .is(WordClass::DETERMINER.or(WordClass::PREPOSITION).or(WordClass::COORDINATOR).or(WordClass::SUBORDINATOR))
        || s.lower(i) == "to"
}

/// Words that are doubled on purpose: emphasis, grammar ("had had"), sounds, names.
#[rustfmt::skip]
const ON_PURPOSE: &[&str] = &[
    "had", "that", "is", "was", "do", "did", "does", "are", "have", "has", "her", "it", "you", "what", "there", "so",
    "very", "really", "much", "many", "far", "long", "big", "way", "never", "again", "more", "ever", "well", "now",
    "then", "here", "please", "thanks", "sorry", "good", "bad", "old", "little", "tiny", "pretty", "super", "high",
    "low", "deep", "hot", "cold", "slow", "slowly", "fast", "soft", "quick", "all", "in", "on", "up", "out", "down",
    "over", "off", "go", "come", "came", "come", "can", "win", "one", "two", "half", "each", "not", "who", "this",
    "those", "these", "same", "like", "he", "she", "we", "they", "i", "duran", "sirhan", "walla", "boutros", "baden",
    "bora", "pago", "zsa", "tutti", "chitty", "bling", "yo", "yoyo", "pom", "dum", "cha", "tom", "aye", "can-can",
    "couscous", "lulu", "mimi", "coco", "kiki", "jay", "ping", "ding", "wagga", "humuhumu", "mahi", "piri", "peri",
    "ylang", "beri", "tuk", "choo", "agar", "gaga", "wiki", "bon", "tsetse", "dik", "mei", "ling", "yang", "fifty",
    "hundred", "buffalo", "police", "fish", "dog", "girls", "boys", "run", "stop", "help", "wait", "look", "listen",
    "hear", "hurry", "easy", "cheap", "nice", "fun", "love", "beautiful", "delicious", "great", "amazing", "awesome",
    "wonderful", "only", "just", "real", "true", "hard", "extremely", "highly", "truly", "most", "best", "location",
    "maybe", "perhaps",
];

/// Words that are spoken over and over.
pub fn is_interjection(lower: &str) -> bool {
    matches!(
        lower,
        "no" | "yes"
            | "yeah"
            | "yep"
            | "nope"
            | "ha"
            | "haha"
            | "hee"
            | "he-he"
            | "ho"
            | "hey"
            | "hi"
            | "oh"
            | "ooh"
            | "ah"
            | "aha"
            | "la"
            | "na"
            | "da"
            | "ra"
            | "rah"
            | "bye"
            | "hush"
            | "tut"
            | "tsk"
            | "knock"
            | "boom"
            | "bang"
            | "beep"
            | "buzz"
            | "chop"
            | "hip"
            | "hooray"
            | "hurrah"
            | "tick"
            | "tock"
            | "blah"
            | "woof"
            | "meow"
            | "quack"
            | "um"
            | "uh"
            | "er"
            | "hmm"
            | "mm"
            | "wow"
            | "whoa"
            | "ok"
            | "okay"
            | "amen"
            | "ye"
            | "ay"
            | "hear"
            | "shh"
            | "ugh"
            | "lol"
            | "xo"
            | "etc"
            | "und"
            | "x"
            | "yum"
            | "yadda"
            | "yada"
            | "hallelujah"
            | "alleluia"
            | "doo"
            | "woo"
            | "nah"
            | "nous"
            | "vous"
    )
}
