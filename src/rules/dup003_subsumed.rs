//! # DUP003 subsumed
//!
//! ## What it finds
//! A sentence says less than another one, and nothing of its own.
//!
//! ## Why it is noise
//! A reader learns nothing from it; counts of what was said come out too high.
//!
//! ## Examples
//! ```flag
//! The council approved the new budget for schools and roads on Monday after a long debate .
//! The council approved the budget .
//! ```
//! ```flag
//! The river flooded three villages in the valley and destroyed the only bridge .
//! The river flooded three villages .
//! ```
//! ```flag
//! The union and the board provided rooms for workers , visitors and guests from abroad .
//! The board and the union provided rooms .
//! ```
//! ```flag
//! Scientists found traces of water on the dark side of the moon and will look for ice there .
//! Scientists found traces of water on the moon .
//! ```
//! ```flag
//! Heavy rain washed away the only road to the village and cut it off for a week .
//! The rain washed away the road to the village .
//! ```
//! ```flag
//! The orchestra played the old hymn twice in the cathedral before the crowd went home .
//! The orchestra played the old hymn in the cathedral .
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
pub struct Subsumed;

static META: Meta = Meta {
    code: "DUP003",
    name: "subsumed",
    severity: Severity::Info,
    repairs: false,
    summary: "A sentence says less than another one, and nothing of its own.",
};

impl Rule for Subsumed {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("dup003_subsumed.rs")
    }

    fn check_relations(&self, view: &DocumentView<'_>, relations: &Relations<'_>, out: &mut Vec<Finding>) {
        report_members(&META, Relation::Subsumed, view, relations, out);
    }
}
