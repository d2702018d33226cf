//! `schemas/` holds what `sumsift schema` prints, and real ledgers and pipelines fit them.
//!
//! `SUMSIFT_BLESS=1 cargo test --test schema` writes the files anew.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};
use sumsift::cli::{config_schema, ledger_schema};
use sumsift::config::{Settings, pipelines::PIPELINES};
use sumsift::model::Document;
use sumsift::model::ledger::{Record, RejectRecord};
use sumsift::pipeline::Pipeline;

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(name)
}

fn assert_fresh(name: &str, schema: &str) {
    if std::env::var_os("SUMSIFT_BLESS").is_some() {
        std::fs::write(file(name), schema).unwrap();
    }
    let held = std::fs::read_to_string(file(name)).unwrap_or_default();
    assert!(held == schema, "schemas/{name} is stale; SUMSIFT_BLESS=1 cargo test --test schema writes it anew");
}

fn validator(schema: &str) -> jsonschema::Validator {
    jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap()
}

#[test]
fn the_schemas_are_fresh() {
    assert_fresh("ledger.json", &ledger_schema());
    assert_fresh("config.json", &config_schema());
}

#[test]
fn every_record_of_a_real_ledger_fits() {
    let text = "The council met on Monday to decide on the bridge . The council met on Monday to decide on the bridge .\n\
                The bridge will cost 4 million euros . The bridge will cost 9 million euros . The the river rose\n";
    let pipeline = Pipeline::new(Settings::default()).unwrap();
    let mut records = vec![Record::Run(pipeline.run_record())];
    records.extend(pipeline.clean(&Document::from_text("council.txt", text)).records);
    records.push(Record::Reject(RejectRecord {
        path: "rows.jsonl".into(),
        line: 3,
        reason: "is broken JSON".into(),
        raw: None,
        raw_hex: Some("ff0a".into()),
        unit: Some(4),
        delimiter: Some(';'),
        kept: true,
        instead: Some("]".into()),
    }));
    let validator = validator(&ledger_schema());
    for record in &records {
        let json = serde_json::to_value(record).unwrap();
        let problems: Vec<String> = validator.iter_errors(&json).map(|e| e.to_string()).collect();
        assert!(problems.is_empty(), "{json}\n{problems:?}");
    }
    assert!(records.iter().any(|r| matches!(r, Record::Cluster(_))), "the text should show every kind of record");
}

#[test]
fn what_is_no_record_does_not_fit() {
    let validator = validator(&ledger_schema());
    for wrong in [r#"{"type": "segment"}"#, r#"{"type": "sentence", "doc": "x"}"#, "[]", r#"{"doc": "x"}"#] {
        assert!(!validator.is_valid(&serde_json::from_str(wrong).unwrap()), "{wrong}");
    }
}

#[test]
fn every_pipeline_fits_and_mistakes_do_not() {
    let validator = validator(&config_schema());
    let json = |toml: &str| serde_json::to_value(toml::from_str::<toml::Table>(toml).unwrap()).unwrap();
    for pipeline in PIPELINES {
        assert!(validator.is_valid(&json(pipeline.source)), "{}", pipeline.name);
    }
    for wrong in ["[pair]\ntreshold = 0.5", "[pair]\nthreshold = 5", "[choose]\nlevel = \"brutal\"", "[dedupe]"] {
        assert!(!validator.is_valid(&json(wrong)), "{wrong}");
    }
}
