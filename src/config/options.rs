//! [`Options`]: what a pipeline file says. Filled in by the issue of the command line.
/// Placeholder.
#[derive(Clone, Debug, Default)]
pub struct Options {}
