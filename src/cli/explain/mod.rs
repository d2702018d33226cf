//! `sumsift explain`: a rule, a line of a cleaned file, or a sentence of a document.

mod describe;
mod records;
mod words;

use super::args::Explain;
use super::exit::Exit;
use super::failure::failure;
use super::ledger::{self, Entry, Ledger};
use super::restore::cleaned_text;
use super::rules;
use super::stdout::Stdout;
use crate::Error;
use crate::model::Span;
use crate::rules::docs;
use describe::Teller;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Explains a target.
pub fn explain(args: &Explain) -> anyhow::Result<Exit> {
    let told = match target(&args.target) {
        Target::Rule(code) => docs::text(rules::one(code)?),
        Target::Line(path, line) => output_line(Path::new(path), line, args.ledger.as_deref())?,
        Target::Segment(doc, index) => segment(doc, index, args.ledger.as_deref())?,
    };
    let mut stdout = Stdout::lock();
    stdout.text(&told)?;
    stdout.finish()?;
    Ok(Exit::Done)
}

/// What can be explained.
#[derive(Debug, PartialEq)]
enum Target<'a> {
    Rule(&'a str),
    Line(&'a str, u64),
    Segment(&'a str, u32),
}

fn target(typed: &str) -> Target<'_> {
    if let Some((path, line)) = typed.rsplit_once(':').and_then(|(path, n)| Some((path, n.parse().ok()?))) {
        return Target::Line(path, line);
    }
    match typed.rsplit_once('#').and_then(|(doc, n)| Some((doc, n.parse().ok()?))) {
        Some((doc, index)) => Target::Segment(doc, index),
        None => Target::Rule(typed),
    }
}

/// The sentences on a line of a cleaned file (counted from 1); of JSON Lines, those of the record.
fn output_line(output: &Path, line: u64, ledger: Option<&Path>) -> anyhow::Result<String> {
    let bytes = std::fs::read(output).map_err(|e| Error::io(output, e))?;
    let ledger = open(output, ledger)?;
    if let Some((entry, cleaned)) = text_of(&ledger, output, &bytes) {
        let span = line_span(&cleaned, line).ok_or_else(|| no_line(output, line, cleaned.lines().count()))?;
        return tell(entry, &cleaned, span, output, line);
    }
    if ledger.entries.iter().all(|entry| entry.document.line.is_none()) {
        return Err(Error::Mismatch {
            path: output.to_owned(),
            reason: format!("is not a text that {} speaks of; was it changed since?", ledger.path.display()),
        }
        .into());
    }
    let lines: Vec<&[u8]> = bytes.split_inclusive(|&b| b == b'\n').collect();
    let index = usize::try_from(line).unwrap_or(usize::MAX).checked_sub(1);
    let index = index.filter(|n| *n < lines.len()).ok_or_else(|| no_line(output, line, lines.len()))?;
    let (entry, cleaned) = records::at(&ledger, output, &lines, index)?;
    let all = Span::new(0, cleaned.len());
    tell(entry, &cleaned, all, output, line)
}

/// A sentence of a document, by its index.
fn segment(doc: &str, index: u32, ledger: Option<&Path>) -> anyhow::Result<String> {
    let ledger = open(Path::new(doc), ledger)?;
    let entry = ledger.entries.iter().find(|entry| entry.document.doc == doc).or_else(|| {
        // Named by its cleaned file: the document is the one that stands there under this name.
        let path = Path::new(doc);
        ledger.entries.iter().find(|entry| path.ends_with(&entry.document.doc) || ledger.entries.len() == 1)
    });
    let entry = entry.ok_or_else(|| {
        failure(
            format!("{}: has no document `{doc}`", ledger.path.display()),
            "DOC is the record's id, or the file's path under the folder that was cleaned",
        )
    })?;
    let segment = entry.segment(index).ok_or_else(|| {
        let last = entry.segments.len().saturating_sub(1);
        failure(format!("`{doc}` has no sentence {index}"), format!("its sentences are numbered 0 to {last}"))
    })?;
    let cleaned = cleaned_beside(&ledger, entry);
    let mut out = format!("{doc}#{index}\n");
    let teller = Teller { entry, cleaned: cleaned.as_deref() };
    teller.segment(segment, &mut out);
    teller.gone_beside(index, index, &mut out);
    Ok(out)
}

/// The ledger that was named, or the one beside the output.
fn open(output: &Path, ledger: Option<&Path>) -> anyhow::Result<Ledger> {
    let path = match ledger {
        Some(path) => path.to_owned(),
        None => ledger::find(output)?,
    };
    Ok(Ledger::read(&path)?)
}

/// The document of a ledger whose cleaned text is in `bytes`; of several with the same text, the one of this name.
fn text_of<'a>(ledger: &'a Ledger, output: &Path, bytes: &[u8]) -> Option<(&'a Entry, String)> {
    let absolute = std::path::absolute(output).unwrap_or_else(|_| output.to_owned());
    let texts = ledger.entries.iter().filter(|entry| entry.document.line.is_none());
    let mut same = texts.filter_map(|entry| Some((entry, cleaned_text(bytes, &entry.document)?)));
    let first = same.next()?;
    if absolute.ends_with(&first.0.document.path) {
        return Some(first);
    }
    Some(same.find(|(entry, _)| absolute.ends_with(&entry.document.path)).unwrap_or(first))
}

/// The cleaned text of a document, where it stands beside its ledger.
fn cleaned_beside(ledger: &Ledger, entry: &Entry) -> Option<String> {
    let own = ledger.path.to_str().and_then(|path| path.strip_suffix(".ledger.jsonl")).map(PathBuf::from);
    let in_folder = || ledger.path.parent().map(|folder| folder.join(&entry.document.path));
    let bytes = std::fs::read(own.or_else(in_folder)?).ok()?;
    if entry.document.line.is_none() {
        return cleaned_text(&bytes, &entry.document);
    }
    bytes.split_inclusive(|&b| b == b'\n').find_map(|line| records::cleaned(line, entry))
}

fn tell(entry: &Entry, cleaned: &str, span: Span, output: &Path, line: u64) -> anyhow::Result<String> {
    let on_line: Vec<_> = entry.standing_in(span).collect();
    let (Some(first), Some(last)) = (on_line.first(), on_line.last()) else {
        return Err(no_sentence(output, line));
    };
    let mut out = String::new();
    let sentences = if on_line.len() == 1 { "1 sentence".to_owned() } else { format!("{} sentences", on_line.len()) };
    let _ = writeln!(out, "{}:{line}: {sentences}", output.display());
    let teller = Teller { entry, cleaned: Some(cleaned) };
    for segment in &on_line {
        out.push('\n');
        teller.segment(segment, &mut out);
    }
    teller.gone_beside(first.index, last.index, &mut out);
    Ok(out)
}

/// The bytes of a line, counted from 1, without its end.
fn line_span(text: &str, line: u64) -> Option<Span> {
    let mut start = 0;
    for (n, part) in text.split_inclusive('\n').enumerate() {
        if n as u64 + 1 == line {
            return Some(Span::new(start, start + part.len()));
        }
        start += part.len();
    }
    None
}

fn no_sentence(output: &Path, line: u64) -> anyhow::Error {
    failure(format!("{}:{line}: no sentence stands there", output.display()), "name a line with text")
}

fn no_line(output: &Path, line: u64, count: usize) -> anyhow::Error {
    failure(
        format!("{}: has no line {line}", output.display()),
        match count {
            0 => "it is empty".to_owned(),
            count => format!("it has {count}; lines are counted from 1"),
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_told_by_its_form() {
        assert_eq!(target("SPC001"), Target::Rule("SPC001"));
        assert_eq!(target("out/a.txt:12"), Target::Line("out/a.txt", 12));
        assert_eq!(target("a#1.txt:3"), Target::Line("a#1.txt", 3));
        assert_eq!(target("article-7#31"), Target::Segment("article-7", 31));
        assert_eq!(target("rows.jsonl:4#0"), Target::Segment("rows.jsonl:4", 0));
        assert_eq!(target("stray-period"), Target::Rule("stray-period"));
    }

    #[test]
    fn a_line_is_found_by_its_number() {
        assert_eq!(line_span("One.\nTwo.", 2), Some(Span::new(5, 9)));
        assert_eq!((line_span("One.\n", 2), line_span("One.", 0)), (None, None));
    }
}
