//! # CON004 polarity-conflict
//!
//! ## What it finds
//! One sentence denies what another one states, or says the opposite.
//!
//! ## Why it is noise
//! Both cannot be right. A reader has to know, and the two must not be merged.
//!
//! ## Examples
//! ```flag
//! The council approved the new stadium .
//! The council rejected the new stadium .
//! ```
//! ```flag
//! The minister was told of the attack .
//! The minister was not told of the attack .
//! ```
//! ```flag
//! The union accepted the offer of the board .
//! The union refused the offer of the board .
//! ```
//! ```flag
//! The firm will close its last shop in the north .
//! The firm will not close its last shop in the north .
//! ```
//! ```flag
//! Exports of steel rose in the first quarter .
//! Exports of steel fell in the first quarter .
//! ```
//! ```flag
//! Both sides agreed to the truce in the valley .
//! Both sides never agreed to the truce in the valley .
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
pub struct PolarityConflict;

static META: Meta = Meta {
    code: "CON004",
    name: "polarity-conflict",
    severity: Severity::Info,
    repairs: false,
    summary: "One sentence denies what another one states, or says the opposite.",
};

impl Rule for PolarityConflict {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("con004_polarity_conflict.rs")
    }

    fn check_relations(&self, view: &DocumentView<'_>, relations: &Relations<'_>, out: &mut Vec<Finding>) {
        report_conflicts(&META, ConflictClass::Polarity, view, relations, out);
    }
}
