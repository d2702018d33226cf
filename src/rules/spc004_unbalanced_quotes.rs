//! # SPC004 unbalanced-quotes
//!
//! ## What it finds
//! A quotation mark or bracket without its partner. Apostrophes ("members’ rights", "’nineties", "rock ’n’ roll"), feet and
//! inches, list labels ("a)"), smileys, and quotations that run over several sentences or paragraphs are understood.
//!
//! ## Why it is noise
//! The reader cannot tell where the quotation ends. Mostly a mark was lost with the words around it.
//!
//! ## Examples
//! ```flag
//! The council voted twice . It called the plan ‘a danger to the city and its people . The mayor disagreed .
//! ```
//! ```flag
//! Search-and-rescue (efforts have ended . The families were told . Nobody was found .
//! ```
//! ```repaired
//! Search-and-rescue efforts have ended . The families were told . Nobody was found .
//! ```
//! ```flag
//! The envoy said: “Both parties agreed to step back . They did not sign a treaty . Talks go on .
//! ```
//! ```flag
//! They asked him to take no step that would ‘worsen” the crisis. He planned to speak that night. The world waited.
//! ```
//! ```flag
//! The funds will go to "the Office of Housing to help tenants. The council agreed. Payments start soon.
//! ```
//! ```flag
//! The study covers ten towns (see the map]. It took two years. The results are open.
//! ```
//! ```keep
//! The members’ rights and the workers' pay were discussed. It was the ’nineties. They loved rock ’n’ roll.
//! ```
//! ```keep
//! “I came late,” she said. “Nobody waited. The train had left.” He nodded.
//! ```
//! ```keep
//! The report lists: a) roads, b) bridges and c) tunnels. It says nothing of ferries. Work starts in May.
//! ```
//! ```keep
//! He is 6' 2" tall. The screen is 15" wide. The door is 7' high.
//! ```
//! ```keep
//! Thanks for coming :) It was fun ;-) See you soon :(
//! ```
//! ```keep
//! The council (which met twice) voted for the plan [sic]. It was called ‘sound’ by all. Nobody asked why.
//! ```
//! ```keep
//! “The river rose for three days,” he said.
//!
//! “It took the bridge. It took the mill.
//!
//! “It took our house,” he said, “and then it fell.”
//! ```
//! ```keep
//! 'Tis late, he wrote. Get 'em out. The summer of '69 was hot.
//! ```
//! ```keep
//! She called it ‘the best of times. It was the worst, too.’ He laughed. The boys’ team won.
//! ```
//! ```keep
//! Run `make install` first. The file `settings.toml` is read at start. Set `port` to 8080.
//! ```
//! ```keep
//! It 's `` a first step , '' he said . `` We go on . '' They left .
//! ```
//!
//! ## Repair
//! A lone bracket is deleted, and a lone quotation mark where nothing announces speech; otherwise there is none, because nobody
//! can know where the quotation ends.

use super::pairing::{Family, Lone, lone_marks};
use super::thresholds as t;
use super::{Meta, Rule, delete};
use crate::model::{Finding, Severity, Style};
use crate::text::{DocumentView, Sentence};

/// See the module's documentation.
pub struct UnbalancedQuotes;

static META: Meta = Meta {
    code: "SPC004",
    name: "unbalanced-quotes",
    severity: Severity::Blemish,
    repairs: true,
    summary: "A quotation mark or bracket is opened and not closed, or the other way round.",
};

impl Rule for UnbalancedQuotes {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("spc004_unbalanced_quotes.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        for lone in lone_marks(view) {
            let s = Sentence::new(view, lone.segment);
            let score = if view.profile.style == Style::Summary { t::LONE_MARK } else { t::LONE_MARK_IN_ARTICLE };
            let mut finding = META.finding(lone.segment, s.span(lone.token), score, message(&s, &lone));
            if may_go(&s, &lone) {
                finding.edits = vec![delete(s.span(lone.token))];
            }
            // In running human text marks are lost by scrapers and editors; no reader is misled, and nothing is to be done.
            if view.profile.style == Style::Article {
                finding.severity = Severity::Info;
                finding.edits.clear();
            }
            out.push(finding);
        }
    }
}

fn message(s: &Sentence<'_>, lone: &Lone) -> String {
    let what = if lone.family == Family::Bracket { "bracket" } else { "quotation mark" };
    let missing = if lone.opens { "is not closed" } else { "was not opened" };
    format!("the {what} {} {missing}", s.text(lone.token))
}

/// Whether the mark may be deleted: brackets, and quotation marks in the middle of a clause where nothing announces speech.
fn may_go(s: &Sentence<'_>, lone: &Lone) -> bool {
    let i = lone.token;
    // Inside a word it holds two halves apart that would become a word nobody wrote.
    if !s.spaced(i) && !s.spaced(i + 1) && s.is_word(i.wrapping_sub(1)) && s.is_word(i + 1) {
        return false;
    }
    if lone.family == Family::Bracket {
        return i > 0 && i + 1 < s.len();
    }
    let announced = (i.saturating_sub(3)..i).any(|j| matches!(s.text(j), ":" | ",") || SPEECH.contains(&s.lower(j)));
    lone.opens && i > 0 && s.is_word(i - 1) && s.is_word(i + 1) && !s.is_capital(i + 1) && !announced
}

#[rustfmt::skip]
const SPEECH: &[&str] = &[
    "said", "says", "say", "saying", "told", "called", "calls", "calling", "dubbed", "named", "added", "wrote", "asked",
    "that", "as", "declared", "argued", "insisted", "described", "warned", "stated", "termed", "titled", "entitled",
    "labelled", "labeled", "considered", "explained",
];
