//! [`Stdout`]: the data that a command gives. On a terminal, control sequences in it are made visible.

use super::visible;
use std::io::{BufWriter, IsTerminal, StdoutLock, Write};

/// Buffered standard output.
#[derive(Debug)]
pub struct Stdout {
    out: BufWriter<StdoutLock<'static>>,
    terminal: bool,
}

impl Stdout {
    /// Takes standard output for this command.
    pub fn lock() -> Self {
        let stdout = std::io::stdout();
        let terminal = stdout.is_terminal();
        Stdout { out: BufWriter::with_capacity(1 << 16, stdout.lock()), terminal }
    }

    /// Whether a person looks at it.
    pub fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// Writes text: as it is into a pipe or file, harmless on a terminal.
    pub fn text(&mut self, text: &str) -> std::io::Result<()> {
        if self.terminal { self.trusted(&visible::text(text)) } else { self.trusted(text) }
    }

    /// Writes text of our own, colours included.
    pub fn trusted(&mut self, text: &str) -> std::io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    /// Writes bytes of a user's file.
    pub fn bytes(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        if self.terminal { self.text(&String::from_utf8_lossy(bytes)) } else { self.out.write_all(bytes) }
    }

    /// Gives everything to the system; errors that were held back come out here.
    pub fn finish(mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}
