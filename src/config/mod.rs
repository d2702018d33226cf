//! Settings: [`options`] are what a pipeline file or flag says (everything may be left out), [`Settings`] are what holds.

pub mod options;
mod settings;

pub use options::Options;
pub use settings::{
    ChooseSettings, Level, LineMode, PairSettings, ReadSettings, ScoreSettings, SegmentSettings, Settings, StyleChoice,
};
