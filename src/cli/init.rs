//! `sumsift init`: a commented `sumsift.toml`.

use super::exit::Exit;
use super::failure::failure;
use super::printer::Printer;
use crate::config::COMMENTED;
use std::io::{ErrorKind, Write};

const FILE: &str = "sumsift.toml";

/// Writes `sumsift.toml` into the working folder, unless there is one.
pub fn init(printer: Printer) -> anyhow::Result<Exit> {
    let file = std::fs::OpenOptions::new().write(true).create_new(true).open(FILE);
    let mut file = match file {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            return Err(failure(
                format!("{FILE}: already exists, and is left as it is"),
                "move it away to get a new one",
            ));
        }
        Err(error) => return Err(crate::Error::io(FILE, error).into()),
    };
    file.write_all(COMMENTED.as_bytes()).map_err(|e| crate::Error::io(FILE, e))?;
    printer.summary(&format!("{FILE}: written; every key is there with its default"));
    Ok(Exit::Done)
}
