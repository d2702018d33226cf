//! The command line.

use crate::config::Settings;
use crate::model::{Document, Origin, ledger::Record};
use crate::pipeline::{Pipeline, add_stats};
use std::io::Write;

/// Runs `sumsift clean`.
pub fn run() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(2);
    let (mut paths, mut ledger, mut text_key, mut id_key) = (Vec::new(), None, None, "id".to_owned());
    let mut out: Option<String> = None;
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--ledger" => ledger = args.next(),
            "-o" => out = args.next(),
            "--text-key" => text_key = args.next(),
            "--id-key" => id_key = args.next().unwrap_or_default(),
            _ => paths.push(arg),
        }
    }
    let mut documents = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path)?;
        if path.ends_with(".jsonl") {
            let key = text_key.as_deref().unwrap_or("text");
            for line in text.lines() {
                let value: serde_json::Value = serde_json::from_str(line)?;
                let text = value.get(key).and_then(|v| v.as_str()).unwrap_or_default();
                let id = value.get(&id_key).and_then(|v| v.as_str()).unwrap_or_default();
                documents.push(Document::from_text(id, text));
            }
        } else {
            let mut document = Document::from_text(path.clone(), text);
            document.origin = Origin { path, ..Origin::default() };
            documents.push(document);
        }
    }
    let pipeline = Pipeline::new(Settings::default())?;
    let cleaned = pipeline.clean_all(&documents);
    let mut total = crate::model::ledger::StatsRecord::default();
    if let Some(path) = ledger {
        let mut file = std::io::BufWriter::new(std::fs::File::create(path)?);
        crate::emit::ledger::write(&mut file, &Record::Run(pipeline.run_record()))?;
        for one in &cleaned {
            for record in &one.records {
                crate::emit::ledger::write(&mut file, record)?;
            }
            add_stats(&mut total, &one.stats);
        }
        crate::emit::ledger::write(&mut file, &Record::Stats(total.clone()))?;
        file.flush()?;
    }
    let mut stdout: Box<dyn Write> = match out {
        Some(path) => Box::new(std::io::BufWriter::new(std::fs::File::create(path)?)),
        None => Box::new(std::io::stdout().lock()),
    };
    for one in &cleaned {
        stdout.write_all(one.text.as_bytes())?;
    }
    Ok(())
}
