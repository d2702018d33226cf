//! # LEK003 boilerplate
//!
//! ## What it finds
//! Text of the page around an article: links ("click here for all the latest news"), newsletters, helplines, credits
//! ("images courtesy of AFP"), quizzes, calls to follow or comment, subtitles' credits, copyright lines, content warnings.
//!
//! ## Why it is noise
//! It speaks to the reader of a page and offers a service there. Summarisers learn it from the ends of articles and put it
//! after texts it has nothing to do with.
//!
//! ## Examples
//! ```flag
//! Click here for all the latest transfer news .
//! ```
//! ```flag
//! For the full version of this article, please click here .
//! ```
//! ```flag
//! For confidential support call the Samaritans on 116 123 or visit a local branch.
//! ```
//! ```flag
//! Sign up for our newsletter to get the latest updates.
//! ```
//! ```flag
//! Follow us on Twitter @harbournews and like us on Facebook.
//! ```
//! ```flag
//! All images courtesy of AFP, EPA and Getty Images.
//! ```
//! ```flag
//! Please share your thoughts in the comments below.
//! ```
//! ```flag
//! Thank you for watching!
//! ```
//! ```flag
//! Warning: graphic content .
//! ```
//! ```flag
//! READ: The ten best goals of the season.
//! ```
//! ```flag
//! © 2014 Harbour Press. All rights reserved.
//! ```
//! ```keep
//! Readers who click on ads pay for the news of the others.
//! ```
//! ```keep
//! The paper's weekly newsletter has a million subscribers.
//! ```
//! ```keep
//! The Samaritans said calls rose by a third in winter.
//! ```
//! ```keep
//! She told fans to sign up for the newsletter before Friday.
//! ```
//! ```keep
//! The museum put pictures of the find on Twitter.
//! ```
//! ```keep
//! "Click here" is the worst text for a link, the study found.
//! ```
//! ```keep
//! For more than ten years the two visited the island.
//! ```
//! ```keep
//! He follows the minister on Twitter and reads the comments below every post.
//! ```
//! ```keep
//! The warning was graphic: smoke over the whole valley.
//! ```
//! ```keep
//! The band thanked the crowd for watching in the rain.
//! ```
//! ```keep
//! The photos, courtesy of the family, show the boat in 1912.
//! ```
//!
//! ## Repair
//! None: the sentence says nothing else.

use super::{Meta, Rule, phrases, thresholds};
use crate::model::{Finding, Segment, SegmentKind, Severity, Span, Style};
use crate::text::DocumentView;
use crate::text::word_list::WordList;

/// See the module's documentation.
pub struct Boilerplate;

static META: Meta = Meta {
    code: "LEK003",
    name: "boilerplate",
    severity: Severity::Broken,
    repairs: false,
    summary: "The sentence belongs to the page around an article.",
};

/// Words with which a sentence speaks to its reader before the phrase itself comes: "For more on this, click here".
static ADDRESS: WordList = WordList::new(
    " for to if please want wanting got don't dont do you and or more also just simply now need have are is why so as well then read watch see follow email like like: sign subscribe visit join check get find call contact share log listen log-on learn know ready stay in on can can't cant did what where when how click use view download this the your our let go ",
);

/// Who reports, and so does not speak to the reader.
static REPORTS: WordList = WordList::new(
    " said told asked urged says tells asks wrote tweeted posted added advised invited encouraged wants wanted allows lets helps who that users fans customers readers people viewers subscribers visitors he she they it we i ",
);

impl Rule for Boilerplate {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("lek003_boilerplate.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        let mut done = usize::MAX;
        let mut stock: Vec<(usize, Span)> = Vec::new();
        for found in phrases::stock(&view.lower) {
            let index = view.segments.partition_point(|s| (s.span.end as usize) <= found.start);
            let span = Span::new(found.start, found.end);
            let inside = view.segments.get(index).is_some_and(|s| s.span.covers(span) && judged(s));
            if index != done && inside && addressed(view, index, span) {
                stock.push((index, span));
                done = index;
            }
        }
        let mut stock = stock.into_iter().peekable();
        for (index, segment) in view.segments.iter().enumerate() {
            let found = stock.next_if(|(at, _)| *at == index).map(|(_, span)| span);
            let found = found.or_else(|| {
                let lower = view.lower(segment.span);
                let open = lower.len() - lower.trim_start_matches(['(', '[', '*', ' ', '-', '•', '|']).len();
                let opener = phrases::opener(lower.get(open..)?).filter(|_| judged(segment))?;
                let start = segment.span.start as usize + open;
                Some(Span::new(start + opener.start, start + opener.end))
            });
            if let Some(span) = found {
                let phrase = view.slice(span);
                let short: String = phrase.chars().take(40).collect();
                let message = format!("stock phrase of a page: `{short}`");
                let severity = severity(view.lower(span), view.profile.style);
                out.push(Finding { severity, ..META.finding(index, span, thresholds::BOILERPLATE, message) });
            }
        }
    }
}

fn judged(segment: &Segment) -> bool {
    !matches!(segment.kind, SegmentKind::Code | SegmentKind::TableRow)
}

/// An article's own page may well carry such lines: only links are damage there, the rest is for information.
fn severity(phrase: &str, style: Style) -> Severity {
    let link =
        ["click", "please", "tap", "scroll", "sign up", "signing up"].iter().any(|verb| phrase.starts_with(verb));
    match style {
        Style::Summary => Severity::Broken,
        Style::Article if link || phrase.ends_with("click") => Severity::Blemish,
        Style::Article => Severity::Info,
    }
}

/// Whether the sentence speaks to its reader: it opens with the phrase, or with words that lead to it, and nobody is
/// reported to say or do it.
fn addressed(view: &DocumentView<'_>, segment: usize, phrase: Span) -> bool {
    let Some(start) = view.segments.get(segment).map(|s| s.span.start) else { return false };
    let before = view.lower(Span { start, end: phrase.start });
    let opens = before.trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
    if opens {
        // In quotation marks it is talked about.
        return !before.ends_with(['"', '“', '‘', '\'']) && !before.ends_with("`` ") && !is_statement(view, phrase);
    }
    let mut words = before.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty());
    let leads = words.clone().next().is_some_and(|w| ADDRESS.has(w));
    let reported = words.any(|w| REPORTS.has(w));
    leads && !reported && !before.trim_end().ends_with(['"', '“', '‘'])
}

/// "Click here is ..." talks about a phrase; "Follow us on Twitter is ..." too.
fn is_statement(view: &DocumentView<'_>, phrase: Span) -> bool {
    let rest = view.lower.get(phrase.end as usize..).unwrap_or_default().trim_start();
    ["\" ", "” ", "’ "].iter().any(|mark| rest.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::super::check_text;
    use super::*;

    #[test]
    fn one_finding_a_sentence() {
        let text = "Follow us on Twitter and sign up for our newsletter, or click here.";
        assert_eq!(check_text(&Boilerplate, text).len(), 1);
    }

    #[test]
    fn reported_calls_are_news() {
        for text in [
            "The company asks users to click here to opt out.",
            "The page lets people share their thoughts on the plan.",
            "It said it would contact the author of the letter.",
        ] {
            assert!(check_text(&Boilerplate, text).is_empty(), "{text}");
        }
    }
}
