//! Counts words for `models/word_weights.tsv`: sentences on standard input, one a line, table on standard output.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Write};
use sumsift::model::Language;
use sumsift::text::lexicon::Lexicon;
use sumsift::text::stem::Stemmer;
use sumsift::text::token::{TokenKind, tokenize};

/// Rarer words weigh as much as unknown ones, and would only make the table long.
const FEWEST: u32 = 4;

fn main() -> std::io::Result<()> {
    let (lexicon, stemmer) = (Lexicon::english(), Stemmer::new(Language::En));
    let (mut sentences, mut counts) = (0u32, BTreeMap::<String, (u32, u32, u32)>::new());
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let mut tokens = Vec::new();
        tokenize(&line, 0, &mut tokens);
        sentences += 1;
        let mut seen = BTreeSet::new();
        let words = tokens.iter().filter(|t| t.kind == TokenKind::Word);
        for (n, token) in words.enumerate() {
            let word = &line[token.span.range()];
            let meaning = lexicon.meaning(&word.to_lowercase(), &stemmer);
            let entry = counts.entry(meaning.clone()).or_default();
            if n > 0 {
                entry.1 += 1;
                entry.2 += u32::from(word.starts_with(char::is_uppercase));
            }
            if seen.insert(meaning) {
                entry.0 += 1;
            }
        }
    }
    let mut out = std::io::stdout().lock();
    for (word, (with, inner, capital)) in counts.iter().filter(|(_, c)| c.0 >= FEWEST) {
        let tenths = (10.0 * (f64::from(sentences) / f64::from(*with)).ln()).round();
        let name = if f64::from(*capital) > 0.7 * f64::from(*inner) && *inner > 0 { "\tn" } else { "" };
        writeln!(out, "{word}\t{tenths}{name}")?;
    }
    Ok(())
}
