//! # CON001 number-conflict
//!
//! ## What it finds
//! Two sentences state different numbers or magnitudes of the same thing.
//!
//! ## Why it is noise
//! Both cannot be right. A reader has to know, and the two must not be merged.
//!
//! ## Examples
//! ```flag
//! The archive holds the hundreds of letters sent to the council .
//! The archive holds the thousands of letters sent to the council .
//! ```
//! ```flag
//! The storm killed 12 people in the valley .
//! The storm killed 21 people in the valley .
//! ```
//! ```flag
//! The fire destroyed forty houses in the old town .
//! The fire destroyed fourteen houses in the old town .
//! ```
//! ```flag
//! The bank raised its rate to 3.5 percent in March .
//! The bank raised its rate to 5.3 percent in March .
//! ```
//! ```flag
//! The council voted 7-2 for the new stadium .
//! The council voted 6-3 for the new stadium .
//! ```
//! ```flag
//! The bridge cost eight million dollars to build .
//! The bridge cost nine million dollars to build .
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
pub struct NumberConflict;

static META: Meta = Meta {
    code: "CON001",
    name: "number-conflict",
    severity: Severity::Info,
    repairs: false,
    summary: "Two sentences state different numbers or magnitudes of the same thing.",
};

impl Rule for NumberConflict {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("con001_number_conflict.rs")
    }

    fn check_relations(&self, view: &DocumentView<'_>, relations: &Relations<'_>, out: &mut Vec<Finding>) {
        report_conflicts(&META, ConflictClass::Number, view, relations, out);
    }
}
