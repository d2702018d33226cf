//! # CON003 name-conflict
//!
//! ## What it finds
//! Two sentences name different people or places in the same role.
//!
//! ## Why it is noise
//! Both cannot be right. A reader has to know, and the two must not be merged.
//!
//! ## Examples
//! ```flag
//! The treaty was signed in Vienna by both ministers .
//! The treaty was signed in Geneva by both ministers .
//! ```
//! ```flag
//! Anna Berg won the election in the capital .
//! Carla Diaz won the election in the capital .
//! ```
//! ```flag
//! The missiles were removed from Cuba in the autumn .
//! The missiles were removed from Syria in the autumn .
//! ```
//! ```flag
//! The bank was sold to Contoso for a dollar .
//! The bank was sold to Fabrikam for a dollar .
//! ```
//! ```flag
//! The ship left Lisbon with four hundred refugees .
//! The ship left Porto with four hundred refugees .
//! ```
//! ```flag
//! Peru proposed the resolution on fishing rights .
//! Chile proposed the resolution on fishing rights .
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
pub struct NameConflict;

static META: Meta = Meta {
    code: "CON003",
    name: "name-conflict",
    severity: Severity::Info,
    repairs: false,
    summary: "Two sentences name different people or places in the same role.",
};

impl Rule for NameConflict {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("con003_name_conflict.rs")
    }

    fn check_relations(&self, view: &DocumentView<'_>, relations: &Relations<'_>, out: &mut Vec<Finding>) {
        report_conflicts(&META, ConflictClass::Name, view, relations, out);
    }
}
