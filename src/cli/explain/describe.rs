//! The story of one sentence, for people.

use super::words::shared;
use crate::cli::ledger::Entry;
use crate::cli::rules::severity;
use crate::model::ledger::{ConflictRecord, SegmentRecord};
use crate::model::{ConflictClass, Edit, Span, Verdict};
use std::fmt::Write;

/// Tells the stories of a document's sentences.
pub struct Teller<'a> {
    /// The document.
    pub entry: &'a Entry,
    /// Its cleaned text, where it is at hand.
    pub cleaned: Option<&'a str>,
}

impl<'a> Teller<'a> {
    /// A sentence that stands in the cleaned text, or one that went.
    pub fn segment(&self, segment: &'a SegmentRecord, out: &mut String) {
        let doc = &self.entry.document.doc;
        let (start, end) = (segment.span.start, segment.span.end);
        let text = self.output(segment).unwrap_or_else(|| self.text(segment));
        let _ = writeln!(out, "  {text}");
        let place = match self.entry.document.line {
            Some(line) => format!("line {line} of {}, bytes {start}..{end} of its text", self.entry.document.path),
            None => format!("line {}, bytes {start}..{end}", segment.line),
        };
        let _ = writeln!(out, "    from      {doc}#{}, {place}", segment.index);
        let _ = writeln!(out, "    {}", verdict(segment));
        if segment.output.is_some() && segment.verdict == Verdict::Edit {
            let _ = writeln!(out, "    was       {}", self.text(segment));
            for edit in &segment.edits {
                let _ = writeln!(out, "    repaired  {}", self.edit(segment, edit));
            }
        }
        for finding in &segment.findings {
            let severity = severity(finding.severity);
            let _ = writeln!(out, "    {severity:9} {} {}: {}", finding.code, finding.name, finding.message);
        }
        if let Some(target) = segment.into.and_then(|index| self.entry.segment(index)) {
            let _ = writeln!(out, "    merged into {doc}#{}, line {}:", target.index, target.line);
            let _ = writeln!(out, "      {}", self.text(target));
            self.compare(segment, target, out);
        }
        self.conflicts(segment, out);
        self.merged_into(segment, out);
    }

    /// The sentences between the last one that stands before `first` and the first one that stands after `last`, other
    /// than those in between that stand: what went beside a line, and was not told yet with the sentences on it.
    pub fn gone_beside(&self, first: u32, last: u32, out: &mut String) {
        let told = |s: &&SegmentRecord| {
            let within = |index: u32| (first..=last).contains(&index);
            s.into.is_some_and(within) || (first == last && s.index == first)
        };
        let stays = |s: &&SegmentRecord| s.output.is_some();
        let before = self.entry.segments.iter().take(first as usize).rev().take_while(|s| !stays(s));
        let mut gone: Vec<&SegmentRecord> = before.collect();
        gone.reverse();
        let within = (first..=last).filter_map(|index| self.entry.segment(index)).filter(|s| !stays(s));
        gone.extend(within);
        gone.extend(self.entry.segments.iter().skip(last as usize + 1).take_while(|s| !stays(s)));
        gone.retain(|segment| !told(segment));
        if gone.is_empty() {
            return;
        }
        out.push_str("\ngone beside it:\n");
        for segment in gone {
            let text = self.text(segment);
            let _ = writeln!(out, "  line {}, #{}: {text}", segment.line, segment.index);
            let _ = writeln!(out, "    {}", verdict(segment));
            if let Some(target) = segment.into.and_then(|index| self.entry.segment(index)) {
                let _ = writeln!(out, "    into      line {}, #{}: {}", target.line, target.index, self.text(target));
            }
        }
    }

    /// The sentences that `segment` stands for, each with what it had that `segment` lacks.
    fn merged_into(&self, segment: &'a SegmentRecord, out: &mut String) {
        let merged: Vec<&SegmentRecord> =
            self.entry.segments.iter().filter(|s| s.into == Some(segment.index)).collect();
        if merged.is_empty() {
            return;
        }
        let _ = writeln!(out, "    stands also for:");
        for other in merged {
            let _ = writeln!(out, "      line {}, #{}: {}", other.line, other.index, self.text(other));
            let _ = writeln!(out, "        because   {}", other.reason);
            self.compare(other, segment, out);
        }
    }

    fn compare(&self, gone: &'a SegmentRecord, kept: &'a SegmentRecord, out: &mut String) {
        let found = shared(self.text(gone), self.text(kept), self.entry.document.language);
        let list = |words: &[String]| if words.is_empty() { "nothing".to_owned() } else { words.join(", ") };
        let _ = writeln!(out, "        shared    {}", list(&found.shared));
        let _ = writeln!(out, "        missing   {}", list(&found.missing));
    }

    fn conflicts(&self, segment: &'a SegmentRecord, out: &mut String) {
        let mine = |c: &&ConflictRecord| c.a == segment.index || c.b == segment.index;
        for conflict in self.entry.conflicts.iter().filter(mine) {
            let other = if conflict.a == segment.index { conflict.b } else { conflict.a };
            let Some(other) = self.entry.segment(other) else { continue };
            let choice = match conflict.choice {
                Some(index) if index == segment.index => "this one was chosen",
                Some(_) => "the other was chosen",
                None => "undecided",
            };
            let class = class(conflict.class);
            let _ = writeln!(out, "    contradicts line {}, #{} ({class}, {choice}):", other.line, other.index);
            let _ = writeln!(out, "      {}", self.text(other));
            let [a, b] =
                [(conflict.a, conflict.spans[0]), (conflict.b, conflict.spans[1])].map(|place| self.slice(place));
            let _ = writeln!(out, "        differing `{a}` and `{b}`");
            let _ = writeln!(out, "        because   {}", conflict.reason);
        }
    }

    /// The sentence as the input has it.
    fn text(&self, segment: &'a SegmentRecord) -> &'a str {
        self.entry.text(segment, self.cleaned).unwrap_or("(stands in the cleaned text, which is not at hand)")
    }

    /// Words of a sentence, by their place in the document.
    fn slice(&self, (index, span): (u32, Span)) -> &'a str {
        let Some(segment) = self.entry.segment(index) else { return "" };
        let start = span.start.saturating_sub(segment.span.start) as usize;
        self.text(segment).get(start..start + span.len()).unwrap_or_default()
    }

    /// The sentence as the cleaned text has it.
    fn output(&self, segment: &SegmentRecord) -> Option<&str> {
        self.cleaned?.get(segment.output?.range())
    }

    /// An edit with the words around it: `the . OAS` -> `the OAS`.
    fn edit(&self, segment: &'a SegmentRecord, edit: &Edit) -> String {
        let text = self.text(segment);
        let relative = |offset: u32| offset.saturating_sub(segment.span.start) as usize;
        let (start, end) = (relative(edit.span.start), relative(edit.span.end));
        let (Some(before), Some(old), Some(after)) = (text.get(..start), text.get(start..end), text.get(end..)) else {
            return String::new();
        };
        let before = before.get(last_word(before)..).unwrap_or_default();
        let after = after.get(..first_word(after)).unwrap_or_default();
        format!("`{before}{old}{after}` -> `{before}{}{after}`", edit.replacement)
    }
}

/// Where the last word of `text` begins, white space after it included.
fn last_word(text: &str) -> usize {
    let blank = text.trim_end().char_indices().rev().find(|(_, c)| c.is_whitespace());
    blank.map_or(0, |(at, c)| at + c.len_utf8())
}

/// Where the first word of `text` ends, white space before it included.
fn first_word(text: &str) -> usize {
    let start = text.len() - text.trim_start().len();
    text.get(start..).and_then(|rest| rest.find(char::is_whitespace)).map_or(text.len(), |at| start + at)
}

fn verdict(segment: &SegmentRecord) -> String {
    let word = match segment.verdict {
        Verdict::Keep | Verdict::Edit => "stays",
        Verdict::Merge => "merged",
        Verdict::Drop => "dropped",
    };
    format!("{word:9} {}", segment.reason)
}

fn class(class: ConflictClass) -> &'static str {
    match class {
        ConflictClass::Number => "number",
        ConflictClass::Date => "date",
        ConflictClass::Name => "name",
        ConflictClass::Polarity => "polarity",
        ConflictClass::Role => "who did what",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_is_shown_with_the_words_around_it() {
        let (before, after) = ("mechanisms of the ", " OAS acted");
        assert_eq!(&before[last_word(before)..], "the ");
        assert_eq!(&after[..first_word(after)], " OAS");
        assert_eq!((last_word(""), first_word("")), (0, 0));
        // White space of three bytes before the last word.
        assert_eq!(last_word("a\u{2003}b"), "a\u{2003}".len());
    }
}
