//! `sumsift clean`, and `run` with a pipeline: read in batches, clean each batch on all cores, write in order.

mod cleaner;
mod data;
mod diff;
mod inputs;
mod plan;
mod summary;
mod work;
mod writer;

use super::args::{Clean, Cli, Work};
use super::exit::Exit;
use super::printer::Printer;
use super::{settings, short_help};
use crate::config::{Layers, pipelines};
use crate::pipeline::Pipeline;
use clap::CommandFactory;

/// Runs `clean`.
pub fn clean(args: &Clean, printer: Printer) -> anyhow::Result<Exit> {
    let pipeline = args.pipeline.as_deref().unwrap_or(pipelines::DEFAULT);
    let layers = settings::layers(pipeline, &args.work.settings)?;
    with_layers(&args.work, &layers, "clean", printer)
}

/// Does what `work` says, with settings; `command` is what was typed.
pub fn with_layers(work: &Work, layers: &Layers, command: &str, printer: Printer) -> anyhow::Result<Exit> {
    if plan::nothing_to_read(work) {
        let mut cli = Cli::command();
        cli.build();
        return Ok(cli.find_subcommand_mut(command).map_or(Exit::Error, short_help));
    }
    let pipeline = Pipeline::new(layers.settings())?;
    let plan = plan::Plan::new(work, layers)?;
    work::work(plan, &pipeline, printer)
}
