//! Settings: [`options`] are what a pipeline file or flag says (everything may be left out), [`Settings`] are what holds.
//!
//! [`Layers`] puts the one on top of the other and remembers who said what; [`pipelines`] are the files that come with
//! the program. Nothing here reads the environment: callers say which files to read.

mod layers;
pub mod options;
pub mod pipelines;
mod settings;

pub use layers::{Layers, parse};
pub use options::Options;

/// A `sumsift.toml` that holds every key with its default, commented out; what `sumsift init` writes.
pub const COMMENTED: &str = include_str!("commented.toml");

pub use settings::{
    ChooseSettings, Level, LineMode, Output, PairSettings, ReadSettings, RecordFormat, ScoreSettings, SegmentSettings,
    Settings, StyleChoice,
};
