//! What several rules ask about a document and the shape of its sentences: how it ends them, how many main verbs one has.
//! No findings are made here.

use super::thresholds as t;
use crate::model::{BoundaryKind, Casing, Language, SegmentKind, Style};
use crate::text::word_class::WordClass;
use crate::text::{DocumentView, Finite, Sentence};

/// What the sentences of a document are like, as far as rules about one sentence need it.
pub struct Habits {
    /// Most sentences end in a terminator, and there are enough to tell.
    pub terminated: bool,
    /// English, so that what is known of English clauses holds.
    pub english: bool,
    /// A machine-written summary rather than running human text.
    pub summary: bool,
}

impl Habits {
    /// The habits of a document. Linear in the number of segments.
    pub fn of(view: &DocumentView<'_>) -> Self {
        let (mut sentences, mut ended) = (0_usize, 0_usize);
        for (index, segment) in view.segments.iter().enumerate() {
            if segment.kind == SegmentKind::Sentence {
                sentences += 1;
                ended += usize::from(ends_in_terminator(view.segment_text(index)));
            }
        }
        let share = ended as f32 / sentences.max(1) as f32;
        // In a document of two or three sentences one cut end is no habit.
        let habit = ended >= t::TERMINATED_SENTENCES && (share >= t::TERMINATED_SHARE || sentences - ended <= 1);
        Habits { terminated: habit, english: is_english(view), summary: view.profile.style == Style::Summary }
    }
}

/// Whether what is known of English clauses holds for a document: it is English, or too short to tell and written in
/// English function words.
pub fn is_english(view: &DocumentView<'_>) -> bool {
    match view.profile.language {
        Language::En => true,
        Language::Other if view.profile.words <= t::SHORT_DOCUMENT => {
            let words: Vec<_> =
                (0..view.segments.len()).flat_map(|i| view.tokens(i).iter().zip(view.grammar(i))).collect();
            let function = words.iter().filter(|(_, g)| !g.class.is_open()).count();
            view.text.is_ascii() && function as f32 >= t::FUNCTION_WORD_SHARE * words.len() as f32
        }
        _ => false,
    }
}

/// Whether segment `index` goes on in the next one: a text with capitals, the same line, and no capital there. Then the
/// stop between them is stray, and neither side is judged on its own.
pub fn goes_on(view: &DocumentView<'_>, index: usize) -> bool {
    let (Some(this), Some(next)) = (view.segments.get(index), view.segments.get(index + 1)) else { return false };
    let prose = this.kind == SegmentKind::Sentence && next.kind == SegmentKind::Sentence;
    let stopped = matches!(this.boundary.kind, BoundaryKind::Detached | BoundaryKind::Terminator);
    let line_ends =
        view.text.get(this.span.end as usize..next.span.start as usize).is_none_or(|gap| gap.contains(['\n', '\r']));
    let first = view.tokens(index + 1).first().map_or("", |t| view.slice(t.span));
    let lower = first.starts_with(char::is_lowercase) && !first.contains(char::is_uppercase) && !first.contains('.');
    view.profile.casing == Casing::Normal && prose && stopped && !line_ends && lower
}

/// Whether a text ends in a terminator, closing quotes and brackets aside.
pub fn ends_in_terminator(text: &str) -> bool {
    text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '`'))
        .ends_with(['.', '!', '?', '…', '。', '।', '؟', '！', '？'])
}

/// How many finite verbs the first `end` tokens may have that belong to no subordinate clause. Errs on the high side.
/// Linear.
pub fn main_verbs(s: &Sentence<'_>, end: usize) -> usize {
    let (mut pending, mut relative, mut main) = (false, false, 0_usize);
    for i in 0..end {
        if opens_clause(s, i) {
            pending = true;
            relative = matches!(s.lower(i), "who" | "which" | "whose" | "whom" | "that");
        } else if s.text(i) == "," && !relative {
            // "Though under his control, they ...": the clause had no verb of its own.
            pending = false;
        } else if s.finite(i) >= Finite::Possible {
            // "will have": one verb group counts once.
            let grouped = i > 0 && s.class(i).is(WordClass::AUXILIARY) && s.class(i - 1).is(WordClass::MODAL);
            if !grouped {
                main += usize::from(!pending);
                pending = false;
            }
        }
    }
    main
}

/// Whether a subordinate clause begins at token `i`.
fn opens_clause(s: &Sentence<'_>, i: usize) -> bool {
    match s.lower(i) {
        "who" | "which" | "whose" | "whom" => i > 0,
        "if" | "because" | "although" | "though" | "unless" | "whereas" | "whether" | "when" | "while" | "where" => {
            true
        }
        // "that" is a demonstrative too; it opens a clause where a subject follows.
        "that" => {
            i > 0
                && (s.class(i + 1).is(WordClass::DETERMINER.or(WordClass::POSSESSIVE).or(WordClass::SUBJECT_PRONOUN))
                    || s.is_capital(i + 1))
        }
        _ => false,
    }
}
