//! The command line, as it is typed: the transcripts of `tests/cli/*.md`, and what transcripts cannot show (pipes,
//! threads, a full disk).
//!
//! `SUMSIFT_BLESS=1 cargo test --test cli` writes the transcripts anew; look at the difference.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

#[test]
fn transcripts() {
    if std::env::var_os("SUMSIFT_BLESS").is_some() && std::env::var_os("TRYCMD").is_none() {
        let this = std::env::current_exe().unwrap();
        Command::new(this).args(["--exact", "transcripts"]).env("TRYCMD", "overwrite").status().unwrap();
        return;
    }
    trycmd::TestCases::new().case("tests/cli/*.md").env("COLUMNS", "100").env("NO_COLOR", "1");
}
