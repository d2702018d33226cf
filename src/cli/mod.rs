//! The command line: flags in, exit code out. One file per command.
//!
//! stdout is data, stderr is for people. Only this module prints, reads the environment and knows of the terminal; what
//! is done to a text is [`pipeline`](crate::pipeline)'s business.

pub mod args;
mod clean;
mod compare;
mod completions;
mod exit;
mod explain;
mod failure;
mod init;
mod interrupt;
mod ledger;
mod output;
mod printer;
mod progress;
mod restore;
mod rules;
mod run;
mod schema;
mod settings;
mod stdout;
pub mod visible;

pub use schema::{config_schema, ledger_schema};

use args::{Cli, Command};
use clap::{CommandFactory, Parser};
use exit::Exit;
use printer::Printer;
use std::process::ExitCode;

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Where stdout or stderr is closed there is nobody to tell.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(Exit::Error.code()));
        }
    };
    let printer = Printer::new(cli.global.quiet, cli.global.verbose, cli.global.color);
    let exit = match dispatch(cli, printer) {
        Ok(exit) => exit,
        Err(error) if failure::is_broken_pipe(&error) => Exit::Done,
        Err(error) if error.is::<failure::Interrupted>() => Exit::Interrupted,
        Err(error) => {
            printer.error(&error);
            Exit::Error
        }
    };
    exit.into()
}

fn dispatch(cli: Cli, printer: Printer) -> anyhow::Result<Exit> {
    let Some(command) = cli.command else { return Ok(short_help(&mut Cli::command())) };
    if cli.global.threads > 0 {
        rayon::ThreadPoolBuilder::new().num_threads(cli.global.threads).build_global()?;
    }
    match command {
        Command::Clean(args) => clean::clean(&args, printer),
        Command::Restore(args) => restore::restore(&args, printer),
        Command::Explain(args) => explain::explain(&args),
        Command::Compare(args) => compare::compare(&args, printer),
        Command::Rules(args) => rules::rules(&args),
        Command::Run(args) => run::run(&args, printer),
        Command::Schema(args) => schema::schema(&args),
        Command::Init => init::init(printer),
        Command::Completions(args) => completions::completions(&args),
    }
}

/// What is said to somebody who typed a command that needs more.
#[expect(clippy::print_stderr, reason = "help is for people")]
fn short_help(command: &mut clap::Command) -> Exit {
    eprintln!("{}", command.render_help());
    Exit::Error
}
