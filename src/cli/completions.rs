//! `sumsift completions SHELL`.

use super::args::{Cli, Completions};
use super::exit::Exit;
use super::stdout::Stdout;
use clap::CommandFactory;

/// Prints the completions of a shell.
pub fn completions(args: &Completions) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "sumsift", &mut script);
    let mut stdout = Stdout::lock();
    stdout.bytes(&script)?;
    stdout.finish()?;
    Ok(Exit::Done)
}
