//! `sumsift compare`: do two sentences say the same, contradict each other, or neither, and why.

use super::args::Compare;
use super::exit::Exit;
use super::interrupt;
use super::printer::Printer;
use super::stdout::Stdout;
use crate::Error;
use crate::model::{ConflictClass, Pair, Relation};
use crate::pair::compare_texts;
use crate::read::{Batches, Limits, RawLine};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::fmt::Write;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// A line of a pairs file; other keys may stand there.
#[derive(Deserialize)]
struct Sentences {
    a: String,
    b: String,
}

/// What is printed of a pair.
#[derive(Serialize)]
struct Compared {
    relation: Relation,
    /// How sure it is that one adds nothing to the other.
    score: f32,
    similarity: f32,
    /// For `subsumed`: the one that says more.
    fuller: Option<&'static str>,
    reasons: Vec<String>,
    /// For `conflict`: what kind of thing differs.
    class: Option<ConflictClass>,
    /// For `conflict`: the differing words of the two.
    differing: Option<[String; 2]>,
}

/// What is printed of a line that is no pair, so that every line has its answer.
#[derive(Serialize)]
struct Broken {
    line: u64,
    error: String,
}

/// Compares two sentences, or every pair of a file.
pub fn compare(args: &Compare, printer: Printer) -> anyhow::Result<Exit> {
    let mut stdout = Stdout::lock();
    let exit = match (&args.pairs, &args.a, &args.b) {
        (Some(path), _, _) if path.as_os_str() == "-" => {
            file(Path::new("stdin"), std::io::stdin().lock(), &mut stdout, printer)?
        }
        (Some(path), _, _) => {
            let reader = File::open(path).map_err(|e| Error::io(path, e))?;
            file(path, BufReader::with_capacity(1 << 16, reader), &mut stdout, printer)?
        }
        (None, Some(a), Some(b)) => {
            stdout.text(&in_words(&compared(a, b)))?;
            Exit::Done
        }
        // The arguments are declared so that this cannot be typed.
        _ => Exit::Error,
    };
    stdout.finish()?;
    Ok(exit)
}

fn file(path: &Path, reader: impl BufRead, stdout: &mut Stdout, printer: Printer) -> anyhow::Result<Exit> {
    interrupt::watch();
    let mut exit = Exit::Done;
    for batch in Batches::new(reader, Limits::default()) {
        interrupt::check()?;
        let batch = batch.map_err(|e| Error::io(path, e))?;
        let answer = |index| batch.line(index).and_then(|line: RawLine<'_>| line_answer(&line));
        let answers: Vec<Option<(String, Option<String>)>> = (0..batch.len()).into_par_iter().map(answer).collect();
        for (answer, problem) in answers.into_iter().flatten() {
            stdout.text(&answer)?;
            if let Some(problem) = problem {
                printer.reject(&format!("{}:{problem}", path.display()));
                exit = Exit::Rejects;
            }
        }
    }
    Ok(exit)
}

/// The answer to one line, and what is wrong with the line; nothing for a blank one.
fn line_answer(line: &RawLine<'_>) -> Option<(String, Option<String>)> {
    if !line.is_oversized() && line.bytes.trim_ascii().is_empty() {
        return None;
    }
    let pair = if line.is_oversized() {
        Err("is too long".to_owned())
    } else {
        serde_json::from_slice::<Sentences>(line.bytes).map_err(|e| reason(&e))
    };
    Some(match pair {
        Ok(Sentences { a, b }) => (json(&compared(&a, &b)), None),
        Err(error) => {
            let problem = format!("{}: {error}", line.number);
            (json(&Broken { line: line.number, error }), Some(problem))
        }
    })
}

/// What serde_json says, without its own count of lines.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
    if error.is_data() { format!("is no pair: {message}") } else { format!("is broken JSON: {message}") }
}

fn json(value: &impl Serialize) -> String {
    // Strings and finite numbers can always be written.
    serde_json::to_string(value).unwrap_or_default() + "\n"
}

fn compared(a: &str, b: &str) -> Compared {
    let pair = compare_texts(a, b);
    let Pair { relation, score, similarity, evidence, .. } = pair;
    let swapped = pair.a != 0;
    let fuller = (relation == Relation::Subsumed).then_some(if swapped { "b" } else { "a" });
    let (class, differing) = match evidence.difference {
        Some(difference) if relation == Relation::Conflict => {
            let (first, second) = if swapped { (b, a) } else { (a, b) };
            let first = first.get(difference.a.range()).unwrap_or_default().to_owned();
            let second = second.get(difference.b.range()).unwrap_or_default().to_owned();
            let words = if swapped { [second, first] } else { [first, second] };
            (Some(difference.class), Some(words))
        }
        _ => (None, None),
    };
    let [score, similarity] = [score, similarity].map(rounded);
    Compared { relation, score, similarity, fuller, reasons: evidence.reasons, class, differing }
}

/// Six decimals: enough to rank by.
fn rounded(score: f32) -> f32 {
    (score * 1e6).round() / 1e6
}

fn in_words(compared: &Compared) -> String {
    let relation = match (compared.relation, compared.fuller) {
        (Relation::Exact, _) => "exact: the same words",
        (Relation::Near, _) => "near: the same statement in other words",
        (Relation::Subsumed, Some("a")) => "subsumed: the first says all that the second says",
        (Relation::Subsumed, _) => "subsumed: the second says all that the first says",
        (Relation::Conflict, _) => "conflict: they cannot both be right",
        (Relation::Related, _) => "related: each has something of its own",
        (Relation::None, _) => "none: nothing to do with each other",
    };
    let mut out = format!("{relation}\nscore {:.3}, similarity {:.3}\n", compared.score, compared.similarity);
    if let Some([a, b]) = &compared.differing {
        let _ = writeln!(out, "differing: `{a}` and `{b}`");
    }
    for reason in &compared.reasons {
        let _ = writeln!(out, "because {reason}");
    }
    out
}
