//! A progress bar on stderr, for people who wait: only on a terminal, only after half a second.

use super::printer::Printer;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// What takes less time needs no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// Bytes and documents done.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    begun: Instant,
    shown: bool,
    wanted: bool,
    documents: u64,
}

impl Progress {
    /// A bar over `total` bytes, `None` where nobody knows how many there will be.
    pub fn new(total: Option<u64>, printer: Printer) -> Self {
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
        let template = match total {
            Some(_) => "{bar:30} {bytes}/{total_bytes}, {msg}, {bytes_per_sec}, {eta} left",
            None => "{spinner} {bytes}, {msg}, {bytes_per_sec}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        let wanted = !printer.quiet && std::io::stderr().is_terminal();
        Progress { bar, begun: Instant::now(), shown: false, wanted, documents: 0 }
    }

    /// A document of so many bytes is done.
    pub fn done(&mut self, bytes: u64) {
        self.documents += 1;
        self.bar.inc(bytes);
        if self.wanted && !self.shown && self.begun.elapsed() >= PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.shown = true;
        }
        if self.shown {
            self.bar.set_message(format!("{} documents", self.documents));
        }
    }

    /// Runs `say` while the bar is out of the way.
    pub fn aside(&self, say: impl FnOnce()) {
        self.bar.suspend(say);
    }

    /// Takes the bar away.
    pub fn finish(self) {
        self.bar.finish_and_clear();
    }
}
