//! sumsift cleans machine-written summaries.
//!
//! It finds what is repeated, garbled or contradictory, keeps the best statement of each thing, says where every
//! sentence came from and why every other one went, and can put every byte back.
//!
//! The way of the data is `read -> segment -> score -> pair -> cluster -> choose -> trace -> emit`, one module each;
//! only [`pipeline`] knows the order. The types that flow are in [`model`].

pub mod choose;
pub mod cluster;
pub mod config;
pub mod emit;
mod error;
pub mod model;
pub mod pair;
pub mod pipeline;
pub mod read;
pub mod rules;
pub mod score;
pub mod segment;
pub mod text;
pub mod trace;

#[cfg(feature = "cli")]
pub mod cli;

pub use error::{Error, Result};
