//! [`Error`]: everything that can go wrong, named so that a user can act on it.

use std::path::PathBuf;

/// What the library's functions return.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Everything that can go wrong. Messages begin in lower case, name the file (and line), and have no full stop.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The bytes are no text.
    #[error("{path}: {reason}")]
    NotText {
        /// The file.
        path: PathBuf,
        /// What they seem to be instead.
        reason: String,
    },
    /// There is nothing to work on.
    #[error("{path}: {reason}")]
    NoInput {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A pipeline or settings file is wrong.
    #[error("{path}:{line}: {reason}")]
    Config {
        /// The file.
        path: PathBuf,
        /// 1-based line.
        line: usize,
        /// What is wrong there.
        reason: String,
    },
    /// A ledger cannot be used.
    #[error("{path}:{line}: {reason}")]
    Ledger {
        /// The ledger.
        path: PathBuf,
        /// 1-based line; 0 where the whole file is meant.
        line: usize,
        /// What is wrong there.
        reason: String,
    },
    /// A ledger and a cleaned text do not belong together.
    #[error("{path}: {reason}")]
    Mismatch {
        /// The cleaned text.
        path: PathBuf,
        /// What does not fit.
        reason: String,
    },
    /// A rule code, prefix or name that does not exist.
    #[error("there is no rule `{code}`{hint}")]
    UnknownRule {
        /// What was asked for.
        code: String,
        /// A near match, as "; did you mean ...", or nothing.
        hint: String,
    },
}

impl Error {
    /// An [`Error::Io`] for `path`.
    pub fn io(path: impl Into<PathBuf>, source: std::io::Error) -> Self {
        Error::Io { path: path.into(), source }
    }
}
