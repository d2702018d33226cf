//! `sumsift run PIPELINE`: the same as `clean`, from a named pipeline; alone, it lists them.

use super::args::Run;
use super::clean;
use super::exit::Exit;
use super::printer::Printer;
use super::settings;
use super::stdout::Stdout;
use crate::config::{parse, pipelines};
use std::path::Path;

/// Runs a pipeline, prints its settings, or lists the pipelines.
pub fn run(args: &Run, printer: Printer) -> anyhow::Result<Exit> {
    let Some(pipeline) = &args.pipeline else { return list() };
    let layers = settings::layers(pipeline, &args.work.settings)?;
    if args.dry_run {
        let mut stdout = Stdout::lock();
        stdout.text(&layers.to_toml())?;
        stdout.finish()?;
        return Ok(Exit::Done);
    }
    clean::with_layers(&args.work, &layers, "run", printer)
}

fn list() -> anyhow::Result<Exit> {
    let mut stdout = Stdout::lock();
    let width = pipelines::PIPELINES.iter().map(|p| p.name.len()).max().unwrap_or(0);
    for pipeline in pipelines::PIPELINES {
        let description = parse(pipeline.source, Path::new(pipeline.name))?.description.unwrap_or_default();
        stdout.text(&format!("{:width$}  {description}\n", pipeline.name))?;
    }
    stdout.finish()?;
    Ok(Exit::Done)
}
