//! Compares pairs of sentences: JSON Lines with `a` and `b` in, one record each with relation, score and reasons out.

use serde_json::{Value, json};
use std::io::{BufRead, Write};
use sumsift::pair::compare_texts;

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let pair: Value = serde_json::from_str(&line?)?;
        let text = |key: &str| pair[key].as_str().unwrap_or_default().to_string();
        let found = compare_texts(&text("a"), &text("b"));
        let class = found.evidence.difference.as_ref().map(|d| d.class);
        writeln!(
            out,
            "{}",
            json!({"relation": found.relation, "score": found.score, "similarity": found.similarity, "class": class, "reasons": found.evidence.reasons})
        )?;
    }
    Ok(())
}
