//! [`Cleaner`]: cleans one document and writes its ledger lines, on whichever core is free.
//!
//! Ledger lines are written there and then, since they are some ten times as long as the text: one core that wrote
//! them all would keep the others waiting.

use crate::emit::ledger;
use crate::model::Document;
use crate::model::ledger::{Record, StatsRecord};
use crate::pipeline::{Cleaned, Pipeline};

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
    /// Cleans the text of a file.
    pub fn text(self, document: &Document) -> Done {
        self.done(document, None)
    }

    /// Cleans the text of a JSON Lines record.
    pub fn record(self, document: &Document) -> Done {
        self.done(document, Some(&self.pipeline.settings().read.text_key))
    }

    fn done(self, document: &Document, text_key: Option<&String>) -> Done {
        let Cleaned { text, mut records, stats, warnings } = self.pipeline.clean(document);
        if let Some(Record::Document(record)) = records.first_mut() {
            record.text_key = text_key.cloned();
        }
        let mut lines = Vec::new();
        for record in records.iter().take_while(|_| self.with_ledger) {
            // Memory takes everything, and records are strings and finite numbers.
            let _ = ledger::write(&mut lines, record);
        }
        let changed = text != document.text;
        Done { text, ledger: lines, stats, warnings, changed }
    }
}
