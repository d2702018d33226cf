//! The command line, as it is typed: the transcripts of `tests/cli/*.md`, and what transcripts cannot show (pipes,
//! threads, orders, a full disk).
//!
//! `SUMSIFT_BLESS=1 cargo test --test cli` writes the transcripts anew; look at the difference.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

#[test]
fn transcripts() {
    if std::env::var_os("SUMSIFT_BLESS").is_some() && std::env::var_os("TRYCMD").is_none() {
        let this = std::env::current_exe().unwrap();
        let status = Command::new(this).args(["--exact", "transcripts"]).env("TRYCMD", "overwrite").status().unwrap();
        assert!(status.success());
        return;
    }
    trycmd::TestCases::new().case("tests/cli/*.md").env("COLUMNS", "100").env("NO_COLOR", "1");
}

const NOISY: &str = "The council agreed on Monday to rebuild the old bridge over the river .\n\
                     A ferry will carry cars until the bridge is open again .\n\
                     The council agreed on Monday to rebuild the old bridge over the river .\n";
const CLEAN: &str = "The council agreed on Monday to rebuild the old bridge over the river.\n\
                     A ferry will carry cars until the bridge is open again.\n";

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sumsift"));
    command.current_dir(folder).args(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn sumsift(folder: &Path, args: &[&str]) -> Output {
    command(folder, args).output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// Every file below a folder, by its path there.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut open = vec![folder.to_owned()];
    let mut files = BTreeMap::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            files.insert(name, fs::read(&path).unwrap());
        }
    }
    files
}

/// A folder with texts and records.
fn desk() -> tempfile::TempDir {
    let desk = tempfile::tempdir().unwrap();
    fs::create_dir_all(desk.path().join("in/sub")).unwrap();
    for name in ["in/b.txt", "in/a.txt", "in/sub/c.md"] {
        fs::write(desk.path().join(name), NOISY).unwrap();
    }
    let rows: String = (0..500)
        .map(|n| {
            if n % 100 == 7 { "broken\n".to_owned() } else { format!("{{\"n\":{n},\"text\":\"Row {n} is here .\"}}\n") }
        })
        .collect();
    fs::write(desk.path().join("in/rows.jsonl"), rows).unwrap();
    desk
}

#[test]
fn text_goes_through_a_pipe() {
    let desk = desk();
    let mut child = command(desk.path(), &["clean"]).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(NOISY.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((stdout(&output), output.status.code()), (CLEAN, Some(0)));
    assert!(stderr(&output).starts_with("stdin: 3 sentences: 2 kept (2 repaired), 1 merged"), "{}", stderr(&output));
}

#[test]
fn the_reader_may_go_away() {
    let desk = desk();
    fs::write(desk.path().join("long.txt"), "One more sentence of many is here.\n\n".repeat(20_000)).unwrap();
    let mut child = command(desk.path(), &["clean", "long.txt", "--quiet"]).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let desk = desk();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = command(desk.path(), &["clean", "in/a.txt"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).starts_with("error: "), "{}", stderr(&output));
}

#[test]
fn neither_threads_nor_the_order_or_spelling_of_arguments_show_in_the_output() {
    let desk = desk();
    let whole = desk.path().join("in");
    let whole = whole.to_str().unwrap();
    let runs: [(&str, &[&str]); 4] = [
        ("one", &["in", "--threads", "1"]),
        ("two", &["./in/", "--threads", "2"]),
        ("eight", &[whole, "--threads", "8"]),
        ("twice", &["in", "in/a.txt"]),
    ];
    let mut first = None;
    for (out, args) in runs {
        let output = sumsift(desk.path(), &[&["clean", "-o", out], args].concat());
        assert_eq!(output.status.code(), Some(3), "{}", stderr(&output));
        let files = files(&desk.path().join(out));
        assert_eq!(files.len(), 6, "{:?}", files.keys());
        let first = first.get_or_insert_with(|| files.clone());
        assert!(*first == files, "{out} differs");
    }
    let mut orders = [["in/a.txt", "in/rows.jsonl", "in/b.txt"], ["in/b.txt", "in/a.txt", "in/rows.jsonl"]]
        .into_iter()
        .enumerate()
        .map(|(n, paths)| {
            let out = format!("order{n}");
            sumsift(desk.path(), &[&["clean", "-o", &out][..], &paths].concat());
            files(&desk.path().join(out))
        });
    assert_eq!(orders.next(), orders.next());
}

#[test]
fn a_folder_comes_back_byte_for_byte() {
    let desk = desk();
    sumsift(desk.path(), &["clean", "in", "-o", "out"]);
    let check = sumsift(desk.path(), &["restore", "out", "--check"]);
    assert_eq!((stderr(&check), check.status.code()), ("out: 4 of 4 files come back byte for byte\n", Some(0)));
    sumsift(desk.path(), &["restore", "out", "-o", "back"]);
    assert_eq!(files(&desk.path().join("back")), files(&desk.path().join("in")));
    fs::write(desk.path().join("out/a.txt"), "changed since").unwrap();
    let check = sumsift(desk.path(), &["restore", "out", "--check"]);
    assert_eq!(check.status.code(), Some(1));
    assert!(stderr(&check).starts_with("error: out/a.txt: is not the cleaned text"), "{}", stderr(&check));
}

#[test]
fn odd_json_lines_come_back_too() {
    let odd: [&[u8]; 5] = [
        b"",
        b"\n \n",
        b"\xef\xbb\xbf\r\n{\"text\":\"After a marked blank line .\"}",
        b"{\"text\":\"First .\"}\r\njunk \xff\xfe",
        b" {\"text\" : \"Caf\\u00e9 \\/ bar .\" }  \n\n{\"t\":1}\n",
    ];
    for rows in odd {
        let desk = tempfile::tempdir().unwrap();
        fs::create_dir(desk.path().join("in")).unwrap();
        fs::write(desk.path().join("in/rows.jsonl"), rows).unwrap();
        sumsift(desk.path(), &["clean", "in", "-o", "out"]);
        let back = sumsift(desk.path(), &["restore", "out", "-o", "back"]);
        assert_eq!(back.status.code(), Some(0), "{}", stderr(&back));
        assert_eq!(files(&desk.path().join("back")), files(&desk.path().join("in")));
    }
}

#[test]
fn a_ledger_from_anywhere_cannot_write_outside_of_the_folder() {
    let desk = desk();
    sumsift(desk.path(), &["clean", "in", "-o", "out"]);
    let ledger = desk.path().join("out/ledger.jsonl");
    let evil = fs::read_to_string(&ledger).unwrap().replace("\"path\":\"a.txt\"", "\"path\":\"../evil.txt\"");
    fs::write(&ledger, evil).unwrap();
    fs::write(desk.path().join("evil.txt"), CLEAN).unwrap();
    let output = sumsift(desk.path(), &["restore", "out", "-o", "back"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).starts_with("error: ../evil.txt: leads out of the folder"), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(desk.path().join("evil.txt")).unwrap(), CLEAN);
}

#[test]
fn in_place_keeps_the_encoding_and_never_overwrites_a_ledger_that_is_needed() {
    let desk = desk();
    let path = desk.path().join("latin1.txt");
    let original =
        b"The caf\xe9 on the old quay opened again on Friday .\r\nIt sells cr\xeapes and coffee all day .\r\n";
    fs::write(&path, original).unwrap();
    assert_eq!(sumsift(desk.path(), &["clean", "-w", "latin1.txt"]).status.code(), Some(0));
    let cleaned = fs::read(&path).unwrap();
    assert_eq!(
        cleaned,
        b"The caf\xe9 on the old quay opened again on Friday.\r\nIt sells cr\xeapes and coffee all day.\r\n"
    );
    assert_eq!(sumsift(desk.path(), &["restore", "latin1.txt"]).stdout, original);

    let noisy_again = [&cleaned, "A new line was added by hand .\r\n".as_bytes()].concat();
    fs::write(&path, &noisy_again).unwrap();
    let second = sumsift(desk.path(), &["clean", "-w", "latin1.txt"]);
    assert_eq!(second.status.code(), Some(2));
    assert!(
        stderr(&second)
            .starts_with("error: latin1.txt: was cleaned before and changed since; latin1.txt.ledger.jsonl alone")
    );
    assert_eq!(fs::read(&path).unwrap(), noisy_again);
}

#[test]
fn what_cannot_be_read_leaves_nothing_behind() {
    let desk = desk();
    fs::write(desk.path().join("photo.txt"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    let before = files(desk.path());
    assert_eq!(sumsift(desk.path(), &["clean", "photo.txt", "-o", "out.txt"]).status.code(), Some(2));
    assert_eq!(sumsift(desk.path(), &["clean", "photo.txt", "-w"]).status.code(), Some(2));
    assert_eq!(files(desk.path()), before);
}

#[test]
fn rejects_of_an_earlier_run_do_not_stay() {
    let desk = desk();
    sumsift(desk.path(), &["clean", "in", "-o", "out"]);
    assert!(desk.path().join("out/rejects.jsonl").exists());
    fs::write(desk.path().join("in/rows.jsonl"), "{\"text\":\"One row .\"}\n").unwrap();
    assert_eq!(sumsift(desk.path(), &["clean", "in", "-o", "out"]).status.code(), Some(0));
    assert!(!desk.path().join("out/rejects.jsonl").exists());
}

#[test]
fn much_is_merged_loudly() {
    let desk = desk();
    fs::write(desk.path().join("loop.txt"), "The bridge will be closed until the spring .\n".repeat(9)).unwrap();
    let output = sumsift(desk.path(), &["clean", "loop.txt"]);
    assert!(stderr(&output).starts_with("warning: loop.txt: 8 of 9 sentences"), "{}", stderr(&output));
    let output = sumsift(desk.path(), &["run", "merge-summaries", "loop.txt"]);
    assert!(!stderr(&output).contains("warning"), "{}", stderr(&output));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_the_run_and_leaves_nothing_behind() {
    let desk = desk();
    let before = files(desk.path());
    let mut child = command(desk.path(), &["clean", "-", "-o", "out.txt"]).stdin(Stdio::piped()).spawn().unwrap();
    let stdin = child.stdin.take().unwrap();
    // The temporary files are there: the run has begun.
    while files(desk.path()).len() < before.len() + 2 {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    std::thread::sleep(std::time::Duration::from_millis(50));
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    drop(stdin);
    assert_eq!(files(desk.path()), before);
}
