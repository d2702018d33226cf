//! [`Settings`]: the values that hold, after defaults, pipeline file and flags.

use serde::{Deserialize, Serialize};

/// The values that hold for a run, one struct per stage. Everything here shapes the result and goes into the ledger's
/// `run` record; threads, paths, progress and what is printed do not, and live with the command line.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Settings {
    /// What counts as a record.
    pub read: ReadSettings,
    /// Where sentences end.
    pub segment: SegmentSettings,
    /// Which rules run.
    pub score: ScoreSettings,
    /// When two sentences say the same.
    pub pair: PairSettings,
    /// What happens to them.
    pub choose: ChooseSettings,
}

/// Settings of `read`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReadSettings {
    /// What a file holds.
    pub format: RecordFormat,
    /// Key of the text in JSON records; in tables the name or number of its column.
    pub text_key: String,
    /// Key of the record's id; records are named `path:line` without one.
    pub id_key: Option<String>,
}

impl Default for ReadSettings {
    fn default() -> Self {
        ReadSettings { format: RecordFormat::Auto, text_key: "text".into(), id_key: None }
    }
}

/// What an input file holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RecordFormat {
    /// Found out by its name, else by how it begins.
    #[default]
    Auto,
    /// The whole file is one text.
    Text,
    /// One JSON object a line, with the text under a key.
    Jsonl,
    /// An array of such objects.
    Json,
    /// A table, with the text in a column; what stands between its fields is found out.
    Csv,
    /// The same with tabs between its fields.
    Tsv,
    /// A Parquet file, with the text in a column.
    Parquet,
    /// A web page, of which the main text is read.
    Html,
    /// WebVTT captions.
    Vtt,
    /// SRT captions.
    Srt,
}

/// Settings of `segment`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct SegmentSettings {
    /// How line ends are read.
    pub lines: LineMode,
    /// Summary, article, or found out.
    pub style: StyleChoice,
}

/// How line ends inside a paragraph are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LineMode {
    /// Uniformly wrapped lines are joined, other line ends are boundaries.
    #[default]
    Auto,
    /// Every line end is a boundary.
    Break,
    /// Only blank lines are.
    Wrap,
}

/// What kind of text to expect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum StyleChoice {
    /// Found out for each document.
    #[default]
    Auto,
    /// Machine-written summaries: repeats are merged.
    Summary,
    /// Human articles: repeats are reported only.
    Article,
}

/// Settings of `score`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScoreSettings {
    /// Codes, code prefixes, names, or `ALL`.
    pub select: Vec<String>,
    /// The same, left out; the longer code or prefix wins over a shorter one.
    pub ignore: Vec<String>,
}

impl Default for ScoreSettings {
    fn default() -> Self {
        ScoreSettings { select: vec!["ALL".into()], ignore: Vec::new() }
    }
}

/// Settings of `pair`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PairSettings {
    /// 0..1: pairs that score at least this much say the same.
    #[serde(serialize_with = "as_written")]
    pub threshold: f32,
}

impl Default for PairSettings {
    fn default() -> Self {
        PairSettings { threshold: 0.4 }
    }
}

/// Settings of `choose`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ChooseSettings {
    /// How much is done.
    pub level: Level,
    /// 0..1: where more than this share of a document's sentences would be merged away, say so loudly.
    #[serde(serialize_with = "as_written")]
    pub max_merge_share: f32,
}

impl Default for ChooseSettings {
    fn default() -> Self {
        ChooseSettings { level: Level::Normal, max_merge_share: 0.6 }
    }
}

/// How much is done to a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Exact and near-exact repeats, leaked and empty debris, spacing; everything else is kept and reported.
    Careful,
    /// All merges, all broken sentences, conflicts where there is evidence.
    #[default]
    Normal,
    /// Also nonsense below a lower bar, undecided conflicts on both sides, and fragments.
    Strict,
}

/// What goes to standard output or to `-o`. Not part of [`Settings`]: the result is the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Output {
    /// The cleaned text.
    #[default]
    Text,
    /// A unified diff from the input to the cleaned text.
    Diff,
    /// The ledger.
    Ledger,
}

/// Writes the number that a person would write, 0.6 and not 0.6000000238418579, also where it passes through a JSON
/// value, whose numbers are wider.
fn as_written<S: serde::Serializer>(value: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(shortest(*value))
}

/// The shortest decimal number that is read back as `value`.
pub(super) fn shortest(value: f32) -> f64 {
    value.to_string().parse().unwrap_or(f64::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_written_as_a_person_would() {
        let value = serde_json::to_value(Settings::default()).unwrap();
        assert_eq!(value["choose"]["max_merge_share"].to_string(), "0.6");
    }
}
