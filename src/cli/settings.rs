//! From flags to settings: the layers in their order, with who said what.

use super::args::SettingsFlags;
use super::failure::failure;
use crate::config::options::{Options, ReadOptions, ScoreOptions, SegmentOptions};
use crate::config::{Layers, ScoreSettings, options::ChooseOptions, parse, pipelines};
use crate::{Error, rules::selection};
use std::path::Path;

/// The settings file that is read where it stands in the working folder.
const FILE: &str = "sumsift.toml";

/// Defaults, then the pipeline, then `sumsift.toml` or `--config`, then flags.
pub fn layers(pipeline: &str, flags: &SettingsFlags) -> anyhow::Result<Layers> {
    let mut layers = Layers::default();
    match pipelines::find(pipeline) {
        Some(built_in) => {
            let options = parse(built_in.source, Path::new(built_in.name))?;
            layers.add(&options, &format!("pipeline {pipeline}"));
        }
        None => add_pipeline_file(&mut layers, pipeline)?,
    }
    match &flags.config {
        Some(path) => add_file(&mut layers, path)?,
        None if Path::new(FILE).is_file() => add_file(&mut layers, Path::new(FILE))?,
        None => {}
    }
    for (flag, options) in from_flags(flags) {
        layers.add(&options, flag);
    }
    Ok(layers)
}

fn add_pipeline_file(layers: &mut Layers, name: &str) -> anyhow::Result<()> {
    let path = Path::new(name);
    let looks_like_file = path.extension().is_some() || path.components().count() > 1 || path.is_file();
    if !looks_like_file {
        let known: Vec<&str> = pipelines::PIPELINES.iter().map(|p| p.name).collect();
        return Err(failure(
            format!("there is no pipeline `{name}`"),
            format!("built in are {}; a file of your own must end in `.toml`", known.join(", ")),
        ));
    }
    add_file(layers, path)
}

fn add_file(layers: &mut Layers, path: &Path) -> anyhow::Result<()> {
    let source = std::fs::read_to_string(path).map_err(|e| Error::io(path, e))?;
    let options = parse(&source, path)?;
    check_rules(&options, &source, path)?;
    layers.add(&options, &path.display().to_string());
    Ok(())
}

/// Whether every rule that a file names exists; the error has the line.
fn check_rules(options: &Options, source: &str, path: &Path) -> anyhow::Result<()> {
    let Some(score) = &options.score else { return Ok(()) };
    for selector in score.select.iter().chain(&score.ignore).flatten() {
        let alone = ScoreSettings { select: vec![selector.clone()], ignore: Vec::new() };
        if let Err(error) = selection::select(&alone) {
            let quoted = [format!("\"{selector}\""), format!("'{selector}'")];
            let line = source.lines().position(|line| quoted.iter().any(|q| line.contains(q.as_str())));
            let line = line.map_or(0, |n| n + 1);
            return Err(Error::Config { path: path.to_owned(), line, reason: error.to_string() }.into());
        }
    }
    Ok(())
}

/// One layer per flag, so that each value can say which flag set it.
fn from_flags(flags: &SettingsFlags) -> Vec<(&'static str, Options)> {
    let read = |read| Options { read: Some(read), ..Options::default() };
    let segment = |segment| Options { segment: Some(segment), ..Options::default() };
    let score = |score| Options { score: Some(score), ..Options::default() };
    let choose = |choose| Options { choose: Some(choose), ..Options::default() };
    let mut out = vec![
        ("--format", read(ReadOptions { format: flags.format, ..ReadOptions::default() })),
        ("--text-key", read(ReadOptions { text_key: flags.text_key.clone(), ..ReadOptions::default() })),
        ("--id-key", read(ReadOptions { id_key: flags.id_key.clone(), ..ReadOptions::default() })),
        ("--lines", segment(SegmentOptions { lines: flags.lines, ..SegmentOptions::default() })),
        ("--style", segment(SegmentOptions { style: flags.style, ..SegmentOptions::default() })),
        ("--select", score(ScoreOptions { select: flags.select.clone(), ..ScoreOptions::default() })),
        ("--ignore", score(ScoreOptions { ignore: flags.ignore.clone(), ..ScoreOptions::default() })),
    ];
    out.push(("--level", choose(ChooseOptions { level: flags.level, ..ChooseOptions::default() })));
    out
}
