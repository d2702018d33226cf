//! # DUP101 duplicate-across-documents
//!
//! ## What it finds
//! A sentence or document that repeats one of another document of the collection. The blocks below show two documents each, parted by a rule.
//!
//! ## Why it is noise
//! Collections with repeats give wrong counts and teach models to recite.
//!
//! ## Examples
//! ```flag
//! The council approved the new budget on Monday .
//!
//! ---
//!
//! The council approved the new budget on Monday .
//! ```
//! ```flag
//! The river flooded three villages in the valley .
//!
//! ---
//!
//! The river flooded three villages in the valley , police said .
//! ```
//! ```flag
//! Heavy rain washed away the only road .
//!
//! ---
//!
//! Heavy rain washed away the only road .
//! ```
//! ```flag
//! The orchestra played the old hymn twice .
//!
//! ---
//!
//! The crowd sang . The orchestra played the old hymn twice .
//! ```
//! ```flag
//! Two hundred people were moved to safety .
//!
//! ---
//!
//! Two hundred people were moved to safety on Friday .
//! ```
//! ```flag
//! The firm sold its last shop .
//!
//! ---
//!
//! The firm sold its last shop.
//! ```
//! ```keep
//! The council met on Monday .
//!
//! ---
//!
//! It will meet again in June .
//! ```
//! ```keep
//! Sales rose by five percent in March .
//!
//! ---
//!
//! Sales fell by two percent in April .
//! ```
//! ```keep
//! The ferry was late .
//!
//! ---
//!
//! The bus was on time .
//! ```
//! ```keep
//! Anna Berg won the first race .
//!
//! ---
//!
//! Carla Diaz won the second race .
//! ```
//! ```keep
//! The museum opens at nine .
//!
//! ---
//!
//! The library closes at six .
//! ```
//! ```keep
//! The storm hit the coast on Friday .
//!
//! ---
//!
//! The army sent help on Sunday .
//! ```
//! ```keep
//! He was born in Lima .
//!
//! ---
//!
//! He studied medicine in Quito .
//! ```
//! ```keep
//! The bridge is made of steel .
//!
//! ---
//!
//! Its towers are painted red .
//! ```
//!
//! ## Repair
//! None: repeats across documents are marked, and removed only when asked (`dedup --across remove`).
//!
//! ## Source
//! Lee et al. 2022, Deduplicating Training Data Makes Language Models Better.

use super::{Meta, Rule};
use crate::model::Severity;

/// See the module's documentation.
pub struct DuplicateAcrossDocuments;

static META: Meta = Meta {
    code: "DUP101",
    name: "duplicate-across-documents",
    severity: Severity::Info,
    repairs: false,
    summary: "A sentence or document repeats one of another document.",
};

impl Rule for DuplicateAcrossDocuments {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("dup101_duplicate_across_documents.rs")
    }
}
