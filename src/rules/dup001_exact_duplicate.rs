//! # DUP001 exact-duplicate
//!
//! ## What it finds
//! A sentence repeats the words of another one of the same document.
//!
//! ## Why it is noise
//! A reader learns nothing from it; counts of what was said come out too high.
//!
//! ## Examples
//! ```flag
//! The council approved the new budget on Monday .
//! The council approved the new budget on Monday .
//! ```
//! ```flag
//! The river flooded three villages in the valley .
//! Help came by boat .
//! The river flooded three villages in the valley .
//! ```
//! ```flag
//! Ministers will meet again in Geneva in May . Ministers will meet again in Geneva in May .
//! ```
//! ```flag
//! The firm sold its last shop in the north .
//! The firm sold its last shop in the north.
//! ```
//! ```flag
//! Two hundred people were moved to safety .
//! TWO HUNDRED PEOPLE WERE MOVED TO SAFETY .
//! ```
//! ```flag
//! The orchestra played the old hymn twice .
//! The crowd sang .
//! The orchestra played the old hymn twice .
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
//! None here: whether the segment is merged into the other is decided later.

use super::relations::report_members;
use super::{Meta, Relations, Rule};
use crate::model::{Finding, Relation, Severity};
use crate::text::DocumentView;

/// See the module's documentation.
pub struct ExactDuplicate;

static META: Meta = Meta {
    code: "DUP001",
    name: "exact-duplicate",
    severity: Severity::Info,
    repairs: false,
    summary: "A sentence repeats the words of another one of the same document.",
};

impl Rule for ExactDuplicate {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("dup001_exact_duplicate.rs")
    }

    fn check_relations(&self, view: &DocumentView<'_>, relations: &Relations<'_>, out: &mut Vec<Finding>) {
        report_members(&META, Relation::Exact, view, relations, out);
    }
}
