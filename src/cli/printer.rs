//! [`Printer`]: everything that is said to people, on stderr. stdout is data and does not pass here.

use super::{failure, visible};
use std::io::{IsTerminal, Write};

/// Speaks to people.
#[derive(Clone, Copy, Debug)]
pub struct Printer {
    /// Whether only errors are said.
    pub quiet: bool,
    /// Whether more is said than usual.
    pub verbose: bool,
    /// Whether stderr takes colours.
    color: bool,
    choice: Color,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Color {
    /// On terminals, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Whether a stream takes colours; `terminal` says whether it is one.
    pub fn on(self, terminal: bool) -> bool {
        match self {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
                terminal && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
            }
        }
    }
}

impl Printer {
    /// A printer for this run.
    pub fn new(quiet: bool, verbose: bool, color: Color) -> Self {
        Printer { quiet, verbose, color: color.on(std::io::stderr().is_terminal()), choice: color }
    }

    /// An error, with its causes and with what helps.
    pub fn error(self, error: &anyhow::Error) {
        let mut message = error.to_string();
        for cause in error.chain().skip(1).map(ToString::to_string) {
            // Our own errors say their cause themselves.
            if !message.ends_with(&cause) {
                message = format!("{message}: {cause}");
            }
        }
        self.labelled("error", "31", &message);
        if let Some(hint) = failure::hint(error) {
            self.labelled("hint", "36", &hint);
        }
    }

    /// An error that costs one input, and not the run.
    pub fn soft_error(self, error: &crate::Error) {
        self.labelled("error", "31", &error.to_string());
        if let Some(hint) = failure::hint_for(error) {
            self.labelled("hint", "36", hint);
        }
    }

    /// A record that could not be read; said even when quiet, since nothing is lost silently.
    pub fn reject(self, message: &str) {
        self.labelled("rejected", "33", message);
    }

    /// Whether data may be coloured; `terminal` says whether it goes to one.
    pub fn colors(self, terminal: bool) -> bool {
        self.choice.on(terminal)
    }

    /// Something that should be looked at.
    pub fn warning(self, message: &str) {
        if !self.quiet {
            self.labelled("warning", "33", message);
        }
    }

    /// What was done.
    pub fn summary(self, message: &str) {
        if !self.quiet {
            say(&visible::line(message));
        }
    }

    /// What only `--verbose` says.
    pub fn detail(self, message: &str) {
        if self.verbose && !self.quiet {
            say(&visible::line(message));
        }
    }

    fn labelled(self, label: &str, color: &str, message: &str) {
        let message = visible::line(message);
        if self.color {
            say(&format!("\x1b[1;{color}m{label}\x1b[0m: {message}"));
        } else {
            say(&format!("{label}: {message}"));
        }
    }
}

/// One line on stderr. Where stderr is gone there is nobody to tell.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}
