//! # DUP002 near-duplicate
//!
//! ## What it finds
//! A sentence states what another one states, in other words.
//!
//! ## Why it is noise
//! A reader learns nothing from it; counts of what was said come out too high.
//!
//! ## Examples
//! ```flag
//! The council approved the new budget on Monday .
//! The new budget was approved by the council on Monday .
//! ```
//! ```flag
//! The river flooded three villages in the valley .
//! In the valley , the river flooded three villages .
//! ```
//! ```flag
//! The orchestra played the old hymn twice in the cathedral .
//! In the cathedral the orchestra twice played the old hymn .
//! ```
//! ```flag
//! The firm said it would close its last shop in the north .
//! The firm said that it will close the last of its shops in the north .
//! ```
//! ```flag
//! Heavy rain washed away the only road to the village .
//! The only road to the village was washed away by heavy rain .
//! ```
//! ```flag
//! Scientists found traces of water on the dark side of the moon .
//! Traces of water were found on the dark side of the moon by scientists .
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
//!
//! ## Source
//! Broder 1997, On the resemblance and containment of documents; the decision is by what the second adds, see `pair`.

use super::relations::report_members;
use super::{Meta, Relations, Rule};
use crate::model::{Finding, Relation, Severity};
use crate::text::DocumentView;

/// See the module's documentation.
pub struct NearDuplicate;

static META: Meta = Meta {
    code: "DUP002",
    name: "near-duplicate",
    severity: Severity::Info,
    repairs: false,
    summary: "A sentence states what another one states, in other words.",
};

impl Rule for NearDuplicate {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("dup002_near_duplicate.rs")
    }

    fn check_relations(&self, view: &DocumentView<'_>, relations: &Relations<'_>, out: &mut Vec<Finding>) {
        report_members(&META, Relation::Near, view, relations, out);
    }
}
