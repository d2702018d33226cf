//! Prints the sentences of every record of a JSON Lines file (`{"id", "text"}`) as code point spans.
//!
//! `cargo run --example segments -- records.jsonl > spans.jsonl`

use std::io::{BufRead, Write};
use sumsift::config::{SegmentSettings, StyleChoice};
use sumsift::{segment::segment, text::profile::profile};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: segments FILE.jsonl")?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::BufReader::new(std::fs::File::open(path)?).lines() {
        let record: serde_json::Value = serde_json::from_str(&line?)?;
        let text = record["text"].as_str().unwrap_or_default();
        let found = profile(text, StyleChoice::Auto);
        let mut chars = CharCounter { text, byte: 0, chars: 0 };
        let spans: Vec<[usize; 2]> = segment(text, &found, &SegmentSettings::default())
            .iter()
            .map(|s| [chars.at(s.span.start as usize), chars.at(s.span.end as usize)])
            .collect();
        writeln!(out, "{}", serde_json::json!({ "id": record["id"], "spans": spans }))?;
    }
    Ok(())
}

/// Turns ever greater byte offsets into code point offsets.
struct CharCounter<'a> {
    text: &'a str,
    byte: usize,
    chars: usize,
}

impl CharCounter<'_> {
    fn at(&mut self, byte: usize) -> usize {
        self.chars += self.text[self.byte..byte].chars().count();
        self.byte = byte;
        self.chars
    }
}
