//! Measures the pairs of annotated documents, for `pair_model.py`.
//!
//! In, on standard input: documents as in [`annotated`], one a line. Out: JSON Lines, one pair each: `{"doc", "a", "b",
//! "conflict", "later": [...], "earlier": [...]}`, after a first line that names the features.

#[path = "annotated.rs"]
mod annotated;

use annotated::{Annotated, profile};
use serde_json::json;
use std::io::{BufRead, Write};
use sumsift::pair::{Features, measure};
use sumsift::text::DocumentView;

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(out, "{}", json!(Features::NAMES))?;
    let profile = profile();
    for line in std::io::stdin().lock().lines() {
        let document = Annotated::parse(&line?)?;
        let view = DocumentView::new(document.text(), &profile, &document.segments);
        for m in measure(&view, &[]) {
            let [later, earlier] = m.features.map(|f| f.values().to_vec());
            let doc = &document.json["doc"];
            writeln!(
                out,
                "{}",
                json!({"doc": doc, "a": m.a, "b": m.b, "conflict": m.conflict, "later": later, "earlier": earlier})
            )?;
        }
    }
    Ok(())
}
