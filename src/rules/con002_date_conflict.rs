//! # CON002 date-conflict
//!
//! ## What it finds
//! Two sentences give different dates or times of the same thing.
//!
//! ## Why it is noise
//! Both cannot be right. A reader has to know, and the two must not be merged.
//!
//! ## Examples
//! ```flag
//! The treaty was signed in Vienna on 3 May 1955 .
//! The treaty was signed in Vienna on 5 May 1955 .
//! ```
//! ```flag
//! The council approved the new budget on Monday .
//! The council approved the new budget on Thursday .
//! ```
//! ```flag
//! The museum was founded by the duke in 1871 .
//! The museum was founded by the duke in 1817 .
//! ```
//! ```flag
//! The trial of the two bankers opens in June .
//! The trial of the two bankers opens in July .
//! ```
//! ```flag
//! The ferry sank off the coast in October 1962 .
//! The ferry sank off the coast in November 1962 .
//! ```
//! ```flag
//! The minister resigned on 12 March after the vote .
//! The minister resigned on 21 March after the vote .
//! ```
//! ```keep
//! The council met on Monday . It will meet again in June .
//! ```
//! ```keep
//! Sales rose by five percent in March . Sales fell by two percent in April .
//! ```
//! ```keep
//! The ferry was late . The bus was on time .
//! ```
//! ```keep
//! Anna Berg won the first race . Carla Diaz won the second race .
//! ```
//! ```keep
//! The museum opens at nine . The library closes at six .
//! ```
//! ```keep
//! The storm hit the coast on Friday . The army sent help on Sunday .
//! ```
//! ```keep
//! He was born in Lima . He studied medicine in Quito .
//! ```
//! ```keep
//! The bridge is made of steel . Its towers are painted red .
//! ```
//!
//! ## Repair
//! None here: which side stays is decided later, where there is evidence.

use super::relations::report_conflicts;
use super::{Meta, Relations, Rule};
use crate::model::{ConflictClass, Finding, Severity};
use crate::text::DocumentView;

/// See the module's documentation.
pub struct DateConflict;

static META: Meta = Meta {
    code: "CON002",
    name: "date-conflict",
    severity: Severity::Info,
    repairs: false,
    summary: "Two sentences give different dates or times of the same thing.",
};

impl Rule for DateConflict {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("con002_date_conflict.rs")
    }

    fn check_relations(&self, view: &DocumentView<'_>, relations: &Relations<'_>, out: &mut Vec<Finding>) {
        report_conflicts(&META, ConflictClass::Date, view, relations, out);
    }
}
