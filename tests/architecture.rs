//! Stages never import each other; the model knows nobody; nothing but the command line prints.

use std::path::{Path, PathBuf};

const STAGES: &[&str] = &["read", "segment", "score", "pair", "cluster", "choose", "trace", "emit", "report"];

/// Rust files below `src/<folder>` (and `src/<folder>.rs`), with their code up to the unit tests, comments left out.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut open = vec![src.join(folder), src.join(format!("{folder}.rs"))];
    let mut files = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(&path).expect("a folder").map(|e| e.expect("an entry").path()));
        } else if path.extension().is_some_and(|e| e == "rs") && path.exists() {
            let text = std::fs::read_to_string(&path).expect("Rust is UTF-8");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            files.push((path, lines.collect::<Vec<_>>().join("\n")));
        }
    }
    files
}

/// Whether `code` names the module `crate::<module>`, alone or inside `use crate::{...}`.
fn names(code: &str, module: &str) -> bool {
    let is_whole = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let paths = code.split(&format!("crate::{module}")).skip(1).any(is_whole);
    let grouped = code.split("use crate::{").skip(1).any(|group| {
        let group = group.split(';').next().unwrap_or_default();
        group.split([',', '{', '}']).map(str::trim).any(|item| item.split("::").next() == Some(module))
    });
    paths || grouped
}

#[test]
fn stages_never_import_each_other() {
    for stage in STAGES {
        for (path, code) in sources(stage) {
            for other in STAGES.iter().chain(&["pipeline", "cli"]).filter(|other| *other != stage) {
                assert!(!names(&code, other), "{}: a stage imports `{other}`", path.display());
            }
        }
    }
}

#[test]
fn the_model_and_the_words_know_no_stage() {
    for folder in ["model", "text", "config", "rules"] {
        for (path, code) in sources(folder) {
            for stage in STAGES.iter().chain(&["pipeline", "cli"]) {
                assert!(!names(&code, stage), "{}: imports `{stage}`", path.display());
            }
        }
    }
    for (path, code) in sources("model") {
        for module in ["text", "config", "rules", "error"] {
            assert!(!names(&code, module), "{}: plain data imports `{module}`", path.display());
        }
        for line in code.lines().filter_map(|line| line.trim_start().strip_prefix("use ")) {
            let from = line.split("::").next().unwrap_or_default();
            let is_plain = ["std", "serde", "schemars", "super", "self", "crate"].contains(&from);
            assert!(is_plain, "{}: plain data imports `{from}`", path.display());
        }
    }
}

#[test]
fn only_the_command_line_prints_exits_and_reads_the_environment() {
    const ITS: &[&str] = &["println!(", "print!(", "eprintln!(", "eprint!(", "dbg!(", "process::exit", "env::var"];
    for (path, code) in sources("") {
        let path = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(&path);
        if path.starts_with("src/cli") || path == Path::new("src/main.rs") {
            continue;
        }
        for word in ITS {
            assert!(!code.contains(word), "{}: `{word}` belongs to the command line", path.display());
        }
    }
}

#[test]
fn files_stay_small_enough_to_read() {
    /// Lines of code; comments, tests and word lists aside.
    const MOST: usize = 500;
    let is_code = |line: &&str| !line.trim_start().starts_with('"');
    let long: Vec<String> = sources("")
        .iter()
        .map(|(path, code)| (path, code.lines().filter(is_code).count()))
        .filter(|(_, lines)| *lines > MOST)
        .map(|(path, lines)| format!("{}: {lines}", path.display()))
        .collect();
    assert!(long.is_empty(), "more than {MOST} lines are more than one thing: {long:?}");
}

#[test]
fn the_check_sees_every_way_to_write_an_import() {
    for code in
        ["use crate::score;", "use crate::score::x;", "crate::score::score(v)", "use crate::{Error, score::{a, b}};"]
    {
        assert!(names(code, "score"), "{code}");
    }
    for code in ["use crate::scores;", "use crate::text::score;", "use crate::{text, scored};"] {
        assert!(!names(code, "score"), "{code}");
    }
}
