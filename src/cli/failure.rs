//! [`Failure`]: an error of the command line with a hint what to do about it.

use crate::Error;

/// An error that knows what helps.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct Failure {
    /// What is wrong: lower case, names the file, no full stop.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

/// A [`Failure`].
pub fn failure(message: impl Into<String>, hint: impl Into<String>) -> anyhow::Error {
    Failure { message: message.into(), hint: hint.into() }.into()
}

/// The user pressed Ctrl-C.
#[derive(Debug, thiserror::Error)]
#[error("interrupted")]
pub struct Interrupted;

/// What helps against `error`, where anything does.
pub fn hint(error: &anyhow::Error) -> Option<String> {
    if let Some(failure) = error.downcast_ref::<Failure>() {
        return Some(failure.hint.clone());
    }
    error.downcast_ref::<Error>().and_then(hint_for).map(str::to_owned)
}

/// What helps against an error of the library.
pub fn hint_for(error: &Error) -> Option<&'static str> {
    Some(match error {
        Error::NotText { .. } => {
            "only text can be cleaned: text, Markdown, HTML, captions, or records as JSON, CSV or Parquet"
        }
        Error::NoInput { .. } => "give a text file, a folder with text files, or `-` for standard input",
        Error::Config { .. } => "`sumsift init` writes a file with every key; `sumsift schema config` describes them",
        Error::Ledger { .. } => "give the `.ledger.jsonl` that `clean` wrote beside its output",
        Error::Mismatch { .. } => "give the cleaned text as `clean` wrote it, and the ledger of the same run",
        Error::UnknownRule { .. } => "`sumsift rules` lists them",
        _ => return None,
    })
}

/// Whether the reader of our output went away: no error at all.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .any(|cause| cause.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe))
}
