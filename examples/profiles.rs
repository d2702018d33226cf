//! Prints what each record of a JSON Lines file (`{"id", "text"}`) is like as a whole.
//!
//! `cargo run --example profiles -- records.jsonl`

use std::io::{BufRead, Write};
use sumsift::{config::StyleChoice, text::profile::profile};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: profiles FILE.jsonl")?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::BufReader::new(std::fs::File::open(path)?).lines() {
        let record: serde_json::Value = serde_json::from_str(&line?)?;
        let found = profile(record["text"].as_str().unwrap_or_default(), StyleChoice::Auto);
        writeln!(
            out,
            "{}\t{:?}\t{:?}\t{:?}\t{:?}\t{}",
            record["id"], found.style, found.spacing, found.casing, found.language, found.words
        )?;
    }
    Ok(())
}
