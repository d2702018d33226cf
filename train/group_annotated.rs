//! Groups annotated documents by their own segments and severities, so that comparing and grouping can be scored apart
//! from segmentation and rules.
//!
//! In, on standard input: documents as in [`annotated`], with `"severities": ["none" | "blemish" | "broken", ...]`. Out: a
//! ledger with as much as `score_clean.py` reads.

#[path = "annotated.rs"]
mod annotated;

use annotated::{Annotated, profile};
use serde_json::json;
use std::io::{BufRead, Write};
use sumsift::choose::{Evidence, choose};
use sumsift::cluster::cluster;
use sumsift::config::{ChooseSettings, PairSettings};
use sumsift::model::{Finding, Severity};
use sumsift::pair::pairs;
use sumsift::text::DocumentView;

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let profile = profile();
    for line in std::io::stdin().lock().lines() {
        let document = Annotated::parse(&line?)?;
        let view = DocumentView::new(document.text(), &profile, &document.segments);
        let severity = |n: usize| match document.json["severities"][n].as_str() {
            Some("broken") => Some(Severity::Broken),
            Some("blemish") => Some(Severity::Blemish),
            _ => None,
        };
        let findings: Vec<Finding> = document
            .segments
            .iter()
            .enumerate()
            .filter_map(|(n, s)| {
                Some(Finding {
                    code: "GRM001",
                    segment: n as u32,
                    span: s.span,
                    severity: severity(n)?,
                    score: 1.0,
                    message: String::new(),
                    edits: Vec::new(),
                    related: Vec::new(),
                })
            })
            .collect();
        let repairs = vec![Vec::new(); document.segments.len()];
        let pairs = pairs(&view, &repairs, &PairSettings::default());
        let (clusters, conflicts) = cluster(&view, &pairs, &findings);
        let evidence = Evidence { findings: &findings, repairs: &repairs, clusters: &clusters, conflicts: &conflicts };
        let decisions = choose(&view, &evidence, &ChooseSettings::default());
        let doc = &document.json["doc"];
        for (n, decision) in decisions.iter().enumerate() {
            let chars = &document.json["segments"][n];
            let found: Vec<_> = findings
                .iter()
                .filter(|f| f.segment as usize == n)
                .map(|f| json!({"code": f.code, "severity": f.severity}))
                .collect();
            writeln!(
                out,
                "{}",
                json!({"type": "segment", "doc": doc, "index": n, "chars": [chars[0], chars[1]], "verdict": decision.verdict, "into": decision.into, "findings": found, "reason": decision.reason})
            )?;
        }
        for c in &conflicts {
            writeln!(
                out,
                "{}",
                json!({"type": "conflict", "doc": doc, "a": c.a, "b": c.b, "class": c.class, "choice": c.choice, "reason": c.reason, "differ": [view.slice(c.spans[0]), view.slice(c.spans[1])]})
            )?;
        }
    }
    Ok(())
}
