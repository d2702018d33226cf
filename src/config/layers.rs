//! [`Layers`]: defaults, pipeline, `sumsift.toml` and flags, one on top of the other; the later one wins, key by key.

use super::{
    ChooseSettings, Options, Output, PairSettings, ReadSettings, ScoreSettings, SegmentSettings, Settings,
    options::{ChooseOptions, EmitOptions, Fraction, PairOptions, ReadOptions, ScoreOptions, SegmentOptions},
    settings::shortest,
};
use crate::{Error, Result};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// Reads a pipeline file or `sumsift.toml`. `path` is for messages only.
///
/// # Errors
/// [`Error::Config`] with the line of an unknown key, a wrong type or a value out of range.
///
/// ```
/// use std::path::Path;
/// let broken = sumsift::config::parse("[pair]\ntreshold = 0.8\n", Path::new("my.toml")).unwrap_err();
/// assert!(broken.to_string().starts_with("my.toml:2: unknown field `treshold`"));
/// ```
pub fn parse(source: &str, path: &Path) -> Result<Options> {
    toml::from_str(source).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        Error::Config { path: path.to_owned(), line: line_of(source, at), reason: error.message().replace('\n', ", ") }
    })
}

/// 1-based line of the byte at `offset`.
fn line_of(source: &str, offset: usize) -> usize {
    1 + source.bytes().take(offset).filter(|&b| b == b'\n').count()
}

/// What holds, and who said so, key by key.
#[derive(Clone, Debug)]
pub struct Layers {
    table: toml::Table,
    origins: BTreeMap<String, String>,
}

impl Default for Layers {
    /// The built-in defaults.
    fn default() -> Self {
        let mut layers = Layers { table: toml::Table::new(), origins: BTreeMap::new() };
        layers.add(&defaults(), "default");
        layers
    }
}

impl Layers {
    /// Puts `options` on top. `origin` is what [`Layers::to_toml`] says of its values: "pipeline `strict`", "--level".
    ///
    /// ```
    /// use sumsift::config::{Layers, Level, parse};
    /// let mut layers = Layers::default();
    /// layers.add(&parse("[choose]\nlevel = \"strict\"", "my.toml".as_ref()).unwrap(), "my.toml");
    /// assert_eq!(layers.settings().choose.level, Level::Strict);
    /// assert!(layers.to_toml().contains("level = \"strict\" # from my.toml"));
    /// ```
    pub fn add(&mut self, options: &Options, origin: &str) {
        // Serialising options cannot fail: they hold only strings, numbers and lists of strings.
        let Ok(layer) = toml::Table::try_from(options) else { return };
        for (stage, values) in layer {
            // `name` and `description` belong to the file, not to what holds.
            let toml::Value::Table(values) = values else { continue };
            let entry = self.table.entry(stage.clone()).or_insert_with(|| toml::Value::Table(toml::Table::new()));
            let Some(table) = entry.as_table_mut() else { continue };
            for (key, value) in values {
                self.origins.insert(format!("{stage}.{key}"), origin.to_owned());
                table.insert(key, value);
            }
        }
    }

    fn options(&self) -> Options {
        self.table.clone().try_into().unwrap_or_default()
    }

    /// The values that hold.
    pub fn settings(&self) -> Settings {
        let options = self.options();
        let mut settings = Settings::default();
        if let Some(read) = options.read {
            let ReadSettings { format, text_key, id_key } = &mut settings.read;
            set(format, read.format);
            set(text_key, read.text_key);
            *id_key = read.id_key;
        }
        if let Some(segment) = options.segment {
            let SegmentSettings { lines, style } = &mut settings.segment;
            set(lines, segment.lines);
            set(style, segment.style);
        }
        if let Some(score) = options.score {
            let ScoreSettings { select, ignore } = &mut settings.score;
            set(select, score.select);
            set(ignore, score.ignore);
        }
        if let Some(pair) = options.pair {
            let PairSettings { threshold } = &mut settings.pair;
            set(threshold, pair.threshold.map(Fraction::get));
        }
        if let Some(choose) = options.choose {
            let ChooseSettings { level, max_merge_share } = &mut settings.choose;
            set(level, choose.level);
            set(max_merge_share, choose.max_merge_share.map(Fraction::get));
        }
        settings
    }

    /// What is written to standard output or `-o`.
    pub fn output(&self) -> Output {
        self.options().emit.and_then(|emit| emit.output).unwrap_or_default()
    }

    /// Who said what holds for `stage.key`.
    pub fn origin(&self, key: &str) -> &str {
        self.origins.get(key).map_or("default", String::as_str)
    }

    /// What holds, as a pipeline file with a comment on each line that says who said so.
    pub fn to_toml(&self) -> String {
        // In the order of the stages, which is not that of the alphabet.
        const STAGES: [&str; 6] = ["read", "segment", "score", "pair", "choose", "emit"];
        let mut out = String::new();
        for stage in STAGES {
            let Some(values) = self.table.get(stage).and_then(toml::Value::as_table) else { continue };
            let gap = if out.is_empty() { "" } else { "\n" };
            let _ = writeln!(out, "{gap}[{stage}]");
            for (key, value) in values {
                let _ = writeln!(out, "{key} = {value} # from {}", self.origin(&format!("{stage}.{key}")));
            }
        }
        out
    }
}

fn set<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}

/// [`Settings::default`] as options.
fn defaults() -> Options {
    let Settings { read, segment, score, pair, choose } = Settings::default();
    let fraction = |value: f32| Fraction::try_from(shortest(value)).ok();
    Options {
        name: None,
        description: None,
        read: Some(ReadOptions { format: Some(read.format), text_key: Some(read.text_key), id_key: read.id_key }),
        segment: Some(SegmentOptions { lines: Some(segment.lines), style: Some(segment.style) }),
        score: Some(ScoreOptions { select: Some(score.select), ignore: Some(score.ignore) }),
        pair: Some(PairOptions { threshold: fraction(pair.threshold) }),
        choose: Some(ChooseOptions { level: Some(choose.level), max_merge_share: fraction(choose.max_merge_share) }),
        emit: Some(EmitOptions { output: Some(Output::default()) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Level;

    fn options(source: &str) -> Options {
        parse(source, Path::new("test.toml")).unwrap()
    }

    fn refusal(source: &str) -> String {
        parse(source, Path::new("test.toml")).unwrap_err().to_string()
    }

    #[test]
    fn without_layers_the_defaults_hold() {
        assert_eq!(Layers::default().settings(), Settings::default());
    }

    #[test]
    fn the_later_layer_wins_key_by_key() {
        let mut layers = Layers::default();
        layers.add(&options("[choose]\nlevel = \"careful\"\nmax_merge_share = 0.9"), "the pipeline");
        layers.add(&options("[choose]\nlevel = \"strict\""), "--level");
        let choose = layers.settings().choose;
        assert_eq!((choose.level, choose.max_merge_share), (Level::Strict, 0.9));
        assert_eq!(layers.origin("choose.level"), "--level");
        assert_eq!(layers.origin("choose.max_merge_share"), "the pipeline");
        assert_eq!(layers.origin("pair.threshold"), "default");
    }

    #[test]
    fn what_is_printed_is_a_pipeline_file_that_gives_the_same() {
        let mut layers = Layers::default();
        layers.add(&options("[read]\nid_key = \"id\"\n[pair]\nthreshold = 0.7"), "test.toml");
        let mut again = Layers::default();
        again.add(&options(&layers.to_toml()), "again");
        assert_eq!(again.settings(), layers.settings());
        assert!(layers.to_toml().contains("max_merge_share = 0.6 # from default"), "{}", layers.to_toml());
    }

    #[test]
    fn the_commented_file_holds_every_key_with_its_default() {
        let commented = crate::config::COMMENTED;
        assert_eq!(options(commented), options("[read]\n[segment]\n[score]\n[pair]\n[choose]\n[emit]"));
        let key = |line: &&str| line.strip_prefix("# ").is_some_and(|l| l.split(' ').nth(1) == Some("="));
        let uncommented: String = commented
            .lines()
            .map(|line| if key(&line) { line.trim_start_matches("# ") } else { line })
            .flat_map(|line| [line, "\n"])
            .collect();
        let mut expected = defaults();
        // The one key without a default shows an example.
        expected.read.as_mut().unwrap().id_key = Some("id".into());
        assert_eq!(options(&uncommented), expected);
    }

    #[test]
    fn mistakes_are_named_at_their_line() {
        assert!(refusal("name = \"x\"\n[pair]\n\ntreshold = 0.8").starts_with("test.toml:4: unknown field `treshold`"));
        assert!(refusal("[pair]\nthreshold = 8").starts_with("test.toml:2: must lie between 0 and 1"));
        assert!(refusal("[choose]\n# a\nlevel = \"brutal\"").starts_with("test.toml:3: unknown variant `brutal`"));
        assert!(refusal("[score]\nselect = \"DUP\"").starts_with("test.toml:2: invalid type: string"));
        assert!(refusal("[dedupe]\nx = 1").starts_with("test.toml:1: unknown field `dedupe`"));
        assert!(refusal("[pair\n").starts_with("test.toml:1: "));
    }
}
