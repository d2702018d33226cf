//! [`Cleaner`]: cleans one document and writes its ledger lines, on whichever core is free.
//!
//! Ledger lines are written there and then, since they are some ten times as long as the text: one core that wrote
//! them all would keep the others waiting.

use crate::emit::ledger;
use crate::model::Document;
use crate::model::ledger::{Record, StatsRecord};
use crate::pipeline::{Cleaned, Pipeline};
use crate::read::{Undo, Whole, Written};

/// Cleans documents; shared by all threads.
#[derive(Clone, Copy)]
pub struct Cleaner<'a> {
    /// What is done to a document.
    pub pipeline: &'a Pipeline,
    /// Whether anybody wants the ledger.
    pub with_ledger: bool,
}

/// A document after cleaning, ready to be written.
#[derive(Debug)]
pub struct Done {
    /// The cleaned text.
    pub text: String,
    /// The cleaned file, where that is more than its text: captions.
    pub file: Option<String>,
    /// The lines of its ledger.
    pub ledger: Vec<u8>,
    /// What was counted.
    pub stats: StatsRecord,
    /// What the user should know loudly.
    pub warnings: Vec<String>,
    /// Whether the text is another one than before.
    pub changed: bool,
}

impl Cleaner<'_> {
    /// Cleans a file that is one document.
    pub fn whole(self, whole: &Whole) -> Done {
        self.done(whole.document(), None, |records| match whole {
            Whole::Captions(captions) => {
                let segments = records.iter().filter_map(|record| match record {
                    Record::Segment(segment) => Some(segment),
                    _ => None,
                });
                Some(captions.write(&segments.collect::<Vec<_>>()))
            }
            Whole::Text(_) | Whole::Page(_) => None,
        })
    }

    /// Cleans the text of a record, which stands under `text_key`.
    pub fn record(self, document: &Document, text_key: &str) -> Done {
        self.done(document, Some(text_key), |_| None)
    }

    fn done(self, document: &Document, text_key: Option<&str>, write: impl Fn(&[Record]) -> Option<Written>) -> Done {
        let Cleaned { text, mut records, stats, warnings } = self.pipeline.clean(document);
        let written = write(&records);
        let changed = written.as_ref().map_or(text != document.text, |written| !written.undo.is_empty());
        if let Some(Record::Document(record)) = records.first_mut() {
            record.text_key = text_key.map(str::to_owned);
            if let Some(written) = &written {
                record.undo.clone_from(&written.undo);
            }
        }
        let mut lines = Vec::new();
        for record in records.iter().take_while(|_| self.with_ledger) {
            // Memory takes everything, and records are strings and finite numbers.
            let _ = ledger::write(&mut lines, record);
        }
        Done { text, file: written.map(|written| written.text), ledger: lines, stats, warnings, changed }
    }
}

impl Done {
    /// Puts what it takes to go back to the input's bytes into the ledger, where there is anything: seldom.
    pub fn note(&mut self, undo: Undo) {
        let end = self.ledger.iter().position(|&b| b == b'\n').unwrap_or_default();
        let first = self.ledger.get(..end).unwrap_or_default();
        if undo == Undo::default() || first.is_empty() {
            return;
        }
        if let Ok(Record::Document(mut document)) = serde_json::from_slice(first) {
            undo.note(&mut document);
            let mut line = Vec::new();
            let _ = ledger::write(&mut line, &Record::Document(document));
            self.ledger.splice(..=end, line);
        }
    }
}
