//! # CON005 role-swap
//!
//! ## What it finds
//! Two sentences turn round who did what to whom.
//!
//! ## Why it is noise
//! Both cannot be right. A reader has to know, and the two must not be merged.
//!
//! ## Examples
//! ```flag
//! Contoso sued Fabrikam over the patent .
//! Fabrikam sued Contoso over the patent .
//! ```
//! ```flag
//! France invaded Spain in the spring of that year .
//! Spain invaded France in the spring of that year .
//! ```
//! ```flag
//! Contoso bought Fabrikam for two billion dollars .
//! Fabrikam bought Contoso for two billion dollars .
//! ```
//! ```flag
//! The teacher accused the director of theft .
//! The director accused the teacher of theft .
//! ```
//! ```flag
//! Peru lent Chile the money for the dam .
//! Chile lent Peru the money for the dam .
//! ```
//! ```flag
//! The doctor saved the soldier after the battle .
//! The soldier saved the doctor after the battle .
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
pub struct RoleSwap;

static META: Meta = Meta {
    code: "CON005",
    name: "role-swap",
    severity: Severity::Info,
    repairs: false,
    summary: "Two sentences turn round who did what to whom.",
};

impl Rule for RoleSwap {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("con005_role_swap.rs")
    }

    fn check_relations(&self, view: &DocumentView<'_>, relations: &Relations<'_>, out: &mut Vec<Finding>) {
        report_conflicts(&META, ConflictClass::Role, view, relations, out);
    }
}
