//! What the README says is tried: its `console` blocks print what they show, the commands of its `sh` blocks work.
//!
//! `SUMSIFT_BLESS=1 cargo test --test readme` writes the output shown in `console` blocks anew.

#![cfg(unix)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder with what the README's commands name: the fixtures, `summary.txt`, `summaries/`, `rows.jsonl`.
fn desk() -> tempfile::TempDir {
    let desk = tempfile::tempdir().expect("a folder");
    let fixture = |name: &str| root().join("fixtures").join(name).join("input.txt");
    for name in ["council-meeting", "cup-final"] {
        let folder = desk.path().join("fixtures").join(name);
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::copy(fixture(name), folder.join("input.txt")).expect("a copy");
    }
    std::fs::create_dir(desk.path().join("summaries")).expect("a folder");
    for name in ["summary.txt", "summaries/one.txt", "summaries/two.txt"] {
        std::fs::copy(fixture("coral-study"), desk.path().join(name)).expect("a copy");
    }
    let rows = "{\"id\": 1, \"summary\": \"It rained on Monday . It rained .\"}\n";
    std::fs::write(desk.path().join("rows.jsonl"), rows).expect("a file");
    std::fs::create_dir(desk.path().join("data")).expect("a folder");
    std::fs::write(desk.path().join("data/may.csv"), "id,summary\n1,It rained on Monday .\n").expect("a file");
    std::fs::write(desk.path().join("talk.vtt"), "WEBVTT\n\n00:01.000 --> 00:02.000\nIt rained .\n").expect("a file");
    desk
}

/// Runs a line of shell at the desk; `sumsift` is the one under test.
fn run(desk: &Path, line: &str) -> Output {
    let line = line.replace("cargo run --release --", "sumsift");
    let binary = PathBuf::from(env!("CARGO_BIN_EXE_sumsift"));
    let folder = binary.parent().expect("its folder").to_string_lossy().into_owned();
    let path = format!("{folder}:{}", std::env::var("PATH").unwrap_or_default());
    let mut command = Command::new("sh");
    command.args(["-c", &line]).current_dir(desk).env("PATH", path).env("COLUMNS", "100");
    command.output().expect("a shell runs")
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// Whether a line of the README is a command that is tried here.
fn is_ours(line: &str) -> bool {
    line.contains("sumsift ") || line.starts_with("cargo run ")
}

#[test]
fn console_blocks_show_what_is_printed() {
    let path = root().join("README.md");
    let readme = std::fs::read_to_string(&path).expect("the README");
    let desk = desk();
    let mut made = String::new();
    let mut in_console = false;
    for line in readme.lines() {
        if line.starts_with("```") {
            in_console = line == "```console";
        } else if in_console && !line.starts_with("$ ") {
            continue; // output as it was; what is printed now stands under its command
        }
        made.push_str(line);
        made.push('\n');
        if let Some(command) = line.strip_prefix("$ ").filter(|_| in_console) {
            made.push_str(&printed(&run(desk.path(), command)));
        }
    }
    if std::env::var_os("SUMSIFT_BLESS").is_some() {
        std::fs::write(&path, &made).expect("the README is written");
    }
    assert!(made == readme || std::env::var_os("SUMSIFT_BLESS").is_some(), "the README should read:\n{made}");
}

#[test]
fn commands_for_every_day_work() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("the README");
    let desk = desk();
    let mut tried = 0;
    for block in readme.split("```sh\n").skip(1) {
        let block = block.split("```").next().unwrap_or_default();
        for line in block.lines().filter(|line| is_ours(line)) {
            let output = run(desk.path(), line);
            assert!(output.status.success(), "{line}\n{}", printed(&output));
            tried += 1;
        }
    }
    assert!(tried >= 6, "{tried} commands found");
}

#[test]
fn the_text_shown_before_is_the_fixture() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("the README");
    let shown = readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a text block");
    let fixture = std::fs::read_to_string(root().join("fixtures/council-meeting/input.txt")).expect("the fixture");
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(words(shown), words(&fixture));
}

#[test]
fn files_that_are_linked_exist() {
    for name in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"] {
        let text = std::fs::read_to_string(root().join(name)).expect(name);
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if !link.starts_with("http") && !link.starts_with('#') {
                assert!(root().join(link).exists(), "{name} links to {link}");
            }
        }
    }
}
