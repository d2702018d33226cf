//! The fixtures: what `sumsift clean` makes of each, cleaned text and ledger, as it was read and agreed to.
//!
//! `SUMSIFT_BLESS=1 cargo test --test golden` writes the expectations anew. Read each one that changes.

mod common;

use common::cases::{self, Case};
use std::path::PathBuf;
use std::process::Command;
use sumsift::model::ledger::Record;
use sumsift::model::{Severity, Verdict};

/// Cleaned text and ledger of a fixture, as the command writes them.
fn clean(case: &Case) -> (Vec<u8>, Vec<u8>) {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = folder.path().join("ledger.jsonl");
    let mut command = Command::new(env!("CARGO_BIN_EXE_sumsift"));
    command
        .current_dir(&case.folder)
        .arg("clean")
        .arg(case.input.file_name().expect("a name"))
        .arg("--ledger")
        .arg(&ledger);
    if case.is_records() {
        command.args(["--text-key", "text", "--id-key", "id"]);
    }
    let done = command.output().expect("sumsift runs");
    assert!(done.status.success(), "{}: {}", case.name, String::from_utf8_lossy(&done.stderr));
    (done.stdout, std::fs::read(ledger).expect("a ledger"))
}

fn expectation(case: &Case, name: &str) -> PathBuf {
    case.folder.join("expected").join(name)
}

#[test]
fn fixtures_are_cleaned_as_agreed() {
    let bless = std::env::var_os("SUMSIFT_BLESS").is_some();
    let mut changed = Vec::new();
    for case in cases::all() {
        let (text, ledger) = clean(&case);
        let cleaned = if case.is_records() { "clean.jsonl" } else { "clean.txt" };
        for (name, got) in [(cleaned, text), ("ledger.jsonl", ledger)] {
            let path = expectation(&case, name);
            let want = std::fs::read(&path).unwrap_or_default();
            if bless {
                std::fs::create_dir_all(case.folder.join("expected")).expect("a folder");
                std::fs::write(&path, got).expect("an expectation is written");
            } else if want != got {
                changed.push(format!("{}: {name}: {}", case.name, first_difference(&want, &got)));
            }
        }
    }
    assert!(changed.is_empty(), "{}\nread them, then: SUMSIFT_BLESS=1 cargo test --test golden", changed.join("\n"));
}

/// What the cleaned text of a fixture must hold (`+ words`) and must not (`- words`), whatever is blessed: `must.txt`. A line
/// marked `x` is not reached yet; the test says so when it is.
#[test]
fn fixtures_hold_the_facts_and_lose_the_noise() {
    let mut wrong = Vec::new();
    let mut checked = 0;
    for case in cases::all() {
        let Ok(must) = std::fs::read_to_string(case.folder.join("must.txt")) else { continue };
        let text = String::from_utf8(clean(&case).0).expect("UTF-8");
        for line in must.lines() {
            let (mark, words) = line.split_once(' ').expect("a mark and words");
            let holds = match mark.trim_start_matches('x') {
                "+" => text.contains(words),
                "-" => !text.contains(words),
                other => panic!("{}: unknown mark {other:?}", case.name),
            };
            match (mark.starts_with('x'), holds) {
                (false, false) => wrong.push(format!("{}: {line}", case.name)),
                (true, true) => wrong.push(format!("{}: reached, take the x away: {line}", case.name)),
                _ => {}
            }
            checked += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(checked >= 80, "{checked} lines checked");
}

/// The first line that differs.
fn first_difference(want: &[u8], got: &[u8]) -> String {
    let (want, got) = (String::from_utf8_lossy(want), String::from_utf8_lossy(got));
    let (mut a, mut b) = (want.lines(), got.lines());
    for n in 1.. {
        match (a.next(), b.next()) {
            (Some(x), Some(y)) if x == y => {}
            (None, None) => break,
            (x, y) => return format!("line {n}\n  want {}\n  got  {}", x.unwrap_or("nothing"), y.unwrap_or("nothing")),
        }
    }
    "line ends differ".to_owned()
}

#[test]
fn texts_by_people_pass_through_unchanged_and_unflagged() {
    let clean_cases: Vec<Case> = cases::all().into_iter().filter(Case::is_clean).collect();
    assert!(clean_cases.len() >= 6);
    let mut wrong = Vec::new();
    for case in clean_cases {
        let (text, ledger) = clean(&case);
        for line in String::from_utf8(ledger).expect("UTF-8").lines() {
            if let Record::Segment(s) = serde_json::from_str(line).expect("a record") {
                let noise = s.findings.iter().filter(|f| f.severity >= Severity::Blemish).map(|f| f.code.as_str());
                let noise: Vec<&str> = noise.collect();
                if s.verdict != Verdict::Keep || !noise.is_empty() {
                    wrong.push(format!("{} #{} {:?} {noise:?}: {}", case.name, s.index, s.verdict, s.reason));
                }
            }
        }
        // The one fixture that is no UTF-8 is printed as UTF-8.
        let input = std::fs::read(&case.input).expect("a fixture");
        let input =
            String::from_utf8(input).unwrap_or_else(|e| encoding_rs::WINDOWS_1252.decode(e.as_bytes()).0.into());
        if input.as_bytes() != text {
            wrong.push(format!("{}: the text changed", case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_fixture_says_in_one_line_what_it_shows() {
    for case in cases::all() {
        let said = std::fs::read_to_string(case.folder.join("README.md")).expect("a README.md");
        assert!(said.lines().count() == 1 && said.len() > 40, "{}", case.name);
    }
}
