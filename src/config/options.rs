//! [`Options`]: what a pipeline file, `sumsift.toml` or a flag says. Everything may be left out; unknown keys may not be
//! there. What holds in the end is [`Settings`](super::Settings).

use super::{Level, LineMode, Output, RecordFormat, StyleChoice};
use serde::{Deserialize, Serialize};

/// A pipeline file or `sumsift.toml`: one table per stage that can be set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "sumsift settings")]
pub struct Options {
    /// Name of the pipeline, as `sumsift run` lists it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What the pipeline is for, in one or two sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// How input becomes documents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<ReadOptions>,
    /// Where sentences end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub segment: Option<SegmentOptions>,
    /// Which rules run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<ScoreOptions>,
    /// When two sentences say the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pair: Option<PairOptions>,
    /// What happens to them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choose: Option<ChooseOptions>,
    /// What is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emit: Option<EmitOptions>,
}

/// `[read]`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadOptions {
    /// What a file holds: `text`, `jsonl`, `json`, `csv`, `tsv`, `parquet`, `html`, `vtt`, `srt`, or `auto` (by its name,
    /// else by how it begins). Default: `auto`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<RecordFormat>,
    /// Key of the text in JSON records; in tables the name or number of its column. Default: `text`, and where there is
    /// none, the one that most likely holds the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_key: Option<String>,
    /// The same for the record's id. Default: none; records are named `path:line`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_key: Option<String>,
}

/// `[segment]`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SegmentOptions {
    /// How line ends inside a paragraph are read: `break` (each is a boundary), `wrap` (none is), or `auto` (uniformly
    /// wrapped lines are joined). Default: `auto`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lines: Option<LineMode>,
    /// What kind of text to expect: `summary` (repeats are merged), `article` (repeats are only reported), or `auto`
    /// (found out for each document). Default: `auto`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<StyleChoice>,
}

/// `[score]`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScoreOptions {
    /// Rules to run: codes, code prefixes, names, or `ALL`. Default: `["ALL"]`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub select: Option<Vec<String>>,
    /// Rules to leave out; the longer code or prefix wins over a shorter one in `select`. Default: `[]`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ignore: Option<Vec<String>>,
}

/// `[pair]`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PairOptions {
    /// 0 to 1: pairs of sentences that score at least this much say the same. Default: `0.4`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threshold: Option<Fraction>,
}

/// `[choose]`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChooseOptions {
    /// How much is done: `careful`, `normal` or `strict`. Default: `normal`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// 0 to 1: where more than this share of a document's sentences is merged away, a warning says so. Default: `0.6`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_merge_share: Option<Fraction>,
}

/// `[emit]`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EmitOptions {
    /// What goes to standard output or `-o`: the cleaned `text`, a unified `diff`, or the `ledger`. Default: `text`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output: Option<Output>,
}

/// A share between 0 and 1.
///
/// ```
/// use sumsift::config::options::Fraction;
/// assert_eq!(Fraction::try_from(0.5).map(Fraction::get), Ok(0.5));
/// assert!(Fraction::try_from(5.0).is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Fraction(f64);

impl Fraction {
    /// The share, 0 to 1.
    pub fn get(self) -> f32 {
        self.0 as f32
    }
}

impl TryFrom<f64> for Fraction {
    type Error = String;

    fn try_from(value: f64) -> Result<Self, String> {
        if (0.0..=1.0).contains(&value) {
            Ok(Fraction(value))
        } else {
            Err(format!("must lie between 0 and 1, not `{value}`"))
        }
    }
}

impl From<Fraction> for f64 {
    fn from(fraction: Fraction) -> f64 {
        fraction.0
    }
}

impl std::str::FromStr for Fraction {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.parse::<f64>().map_err(|_| format!("`{text}` is no number")).and_then(Fraction::try_from)
    }
}

impl schemars::JsonSchema for Fraction {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Fraction".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A share between 0 and 1.",
            "type": "number",
            "minimum": 0,
            "maximum": 1
        })
    }
}
