//! What the test binaries share: generated texts ([`noisy`]), the laws of the design as checks ([`laws`]), and the
//! fixture cases ([`cases`]).
#![allow(dead_code)] // each test binary uses a part of it

pub mod cases;
pub mod laws;
pub mod noisy;

use sumsift::config::Settings;
use sumsift::model::Document;
use sumsift::model::ledger::{DocumentRecord, Record, SegmentRecord};
use sumsift::pipeline::{Cleaned, Pipeline};

/// Cleans `text` with the default settings.
pub fn clean(text: &str) -> Cleaned {
    clean_with(text, Settings::default())
}

/// Cleans `text` with `settings`, which must name existing rules.
pub fn clean_with(text: &str, settings: Settings) -> Cleaned {
    Pipeline::new(settings).expect("known rules").clean(&Document::from_text("doc", text))
}

/// The segment records, in their order.
pub fn segments(cleaned: &Cleaned) -> Vec<&SegmentRecord> {
    cleaned.records.iter().filter_map(|r| if let Record::Segment(s) = r { Some(s) } else { None }).collect()
}

/// The one document record.
pub fn document(cleaned: &Cleaned) -> &DocumentRecord {
    cleaned.records.iter().find_map(|r| if let Record::Document(d) = r { Some(d) } else { None }).expect("a document")
}

/// The development data next to the repository; `None`, with a printed note, where it is absent.
#[allow(clippy::print_stdout)] // cargo shows it with `--nocapture`
pub fn shared(file: &str) -> Option<std::path::PathBuf> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(file);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: there is no {}", path.display());
    None
}
