//! Writes what was decided: the cleaned text, the ledger; and reads both back to restore the input.

pub mod ledger;
pub mod pieces;
pub mod render;
pub mod restore;

pub use render::render;
