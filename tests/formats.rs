//! Every format through the command: cleaned in its own format, all else untouched, and brought back; bad input costs
//! what is bad and says so.

use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder with an input folder, and what was made of it.
struct Work(tempfile::TempDir);

impl Work {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let work = Work(tempfile::tempdir().expect("a folder"));
        for (name, content) in files {
            let path = work.at("in").join(name);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, content).expect("a file");
        }
        work
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, args: &[&str]) -> Output {
        let sumsift = env!("CARGO_BIN_EXE_sumsift");
        Command::new(sumsift).args(args).current_dir(self.0.path()).output().expect("sumsift runs")
    }

    /// Cleans `in` into `out` and restores that into `back`; gives what was said.
    fn there_and_back(&self, flags: &[&str], code: i32) -> String {
        let done = self.run(&[&["clean", "in", "-o", "out"], flags].concat());
        assert_eq!(done.status.code(), Some(code), "{}", said(&done));
        let back = self.run(&["restore", "out", "-o", "back"]);
        assert!(back.status.success(), "{}", said(&back));
        said(&done)
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.at(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn text(&self, name: &str) -> String {
        String::from_utf8(self.read(name)).expect("UTF-8")
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(content).expect("memory takes it");
    packer.finish().expect("memory takes it")
}

fn unzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    std::io::copy(&mut flate2::read::MultiGzDecoder::new(bytes), &mut out).expect("gzip");
    out
}

const CSV: &str = "id,summary,n\r\n1,The council voted on Monday to rebuild the bridge . The council voted on Monday to rebuild the bridge .,7\r\n2,\"A bridge, old and low , fell .\",8\r\n";
const JSON: &str =
    "[\n  {\"text\": \"The river rose on Monday .\", \"n\": 1.50},\n  {\"text\": \"The bridge held .\"}\n]\n";
const VTT: &str = "WEBVTT\n\n00:01.000 --> 00:02.000 line:0\n<v Ann>The river rose on Monday .\n\n00:02.000 --> 00:03.000\nThe river rose on Monday .\n\n";
const HTML: &str =
    "<html><head><title>T</title></head><body><nav>Home</nav><p>The river rose on Monday .</p></body></html>";

#[test]
fn a_folder_of_every_format_is_cleaned_and_comes_back() {
    let packed = gzip(CSV.as_bytes());
    let work = Work::new(&[
        ("a.csv", CSV.as_bytes()),
        ("b.json", JSON.as_bytes()),
        ("c.vtt", VTT.as_bytes()),
        ("d.html", HTML.as_bytes()),
        ("e.csv.gz", &packed),
        ("sub/f.txt", b"caf\xe9 The river rose on Monday .\n"),
    ]);
    let said = work.there_and_back(&["--style", "summary"], 0);
    assert!(said.contains("comma-separated table of 3 columns; the text is column `summary`"), "{said}");
    assert_eq!(said.matches("comma-separated").count(), 1, "said once: {said}");
    let cleaned =
        CSV.replace(" The council voted on Monday to rebuild the bridge .", "").replace("bridge .", "bridge.");
    let cleaned = cleaned.replace("low , fell .", "low, fell.");
    assert_eq!(work.text("out/a.csv"), cleaned);
    assert_eq!(String::from_utf8_lossy(&unzip(&work.read("out/e.csv.gz"))), cleaned);
    assert_eq!(work.text("out/b.json"), JSON.replace(" .", "."));
    assert_eq!(work.text("out/d.html.txt"), "The river rose on Monday.\n");
    assert!(
        work.text("out/c.vtt")
            .starts_with("WEBVTT\n\n00:01.000 --> 00:02.000 line:0\n<v Ann>The river rose on Monday.\n")
    );
    for name in ["a.csv", "b.json", "c.vtt", "sub/f.txt"] {
        assert!(work.read(&format!("back/{name}")) == work.read(&format!("in/{name}")), "{name}");
    }
    assert_eq!(unzip(&work.read("back/e.csv.gz")), CSV.as_bytes());
    assert_eq!(work.text("back/d.html.txt"), "The river rose on Monday .\n");
}

#[test]
fn in_place_bad_records_stay_and_all_comes_back() {
    let bad = "id,text\n1,The river rose .\n2\n3,\"open\n4,The bridge held .\n";
    let work = Work::new(&[("a.csv", bad.as_bytes())]);
    let done = work.run(&["clean", "-w", "in/a.csv"]);
    assert_eq!(done.status.code(), Some(3), "{}", said(&done));
    assert_eq!(work.text("in/a.csv"), bad.replace(" .", "."));
    let back = work.run(&["restore", "in/a.csv", "-o", "back.csv"]);
    assert!(back.status.success(), "{}", said(&back));
    assert_eq!(work.text("back.csv"), bad);
}

#[test]
fn rolling_captions_come_out_once_and_come_back() {
    let srt = "1\n00:00:01,000 --> 00:00:02,000\nthe river\n\n2\n00:00:02,000 --> 00:00:03,000\nthe river\nrose on Monday\n\n3\n00:00:03,000 --> 00:00:04,000\nrose on Monday\nand the bridge\n\n4\n00:00:04,000 --> 00:00:05,000\nand the bridge\nheld all night.\n";
    let work = Work::new(&[("a.srt", srt.as_bytes())]);
    work.there_and_back(&[], 0);
    assert_eq!(work.text("out/a.srt").matches("the bridge").count(), 1);
    assert_eq!(work.text("back/a.srt"), srt);
}

#[test]
fn bad_records_cost_themselves_and_say_where() {
    let work = Work::new(&[
        ("a.json", b"[\n{\"text\": \"The river rose .\"},\n{\"body\": \"x\"},\n{\"text\": \"cut"),
        ("b.csv", b"id,text\n1,The bridge held .\n2,a,b\n"),
        ("c.jsonl", b"{\"text\": \"caf\xe9\"}\n{\"text\": \"It held .\"}\n{\"text\": 7}\n{]\n"),
    ]);
    let said = work.there_and_back(&["--text-key", "text"], 3);
    for expected in [
        "in/a.json:3: has no key `text`, only `body`",
        "in/a.json:4: is cut off: the file ends inside of it",
        "in/b.csv:3: has 3 fields, but the header has 2 fields",
        "in/c.jsonl:1: is not UTF-8 at byte 14 of the line",
        "in/c.jsonl:3: `text` is a number, not a string",
        "in/c.jsonl:4: is broken JSON",
    ] {
        assert!(said.contains(expected), "{expected}\n{said}");
    }
    assert_eq!(work.text("out/rejects.jsonl").lines().count(), 6);
    assert_eq!(work.text("out/a.json"), "[\n{\"text\": \"The river rose.\"}\n]\n");
    for name in ["a.json", "b.csv", "c.jsonl"] {
        assert!(work.read(&format!("back/{name}")) == work.read(&format!("in/{name}")), "{name}");
    }
}

#[test]
fn files_that_cannot_be_read_are_named_and_cost_no_other() {
    let mut cut = gzip("{\"text\": \"The river rose .\"}\n".repeat(1000).as_bytes());
    cut.truncate(cut.len() - 10);
    let bomb = gzip(&vec![b' '; 100 << 20]);
    let work = Work::new(&[
        ("a.jsonl.gz", &cut),
        ("b.txt.gz", &bomb),
        ("c.csv", b"id,body\n1,The river rose .\n"),
        ("d.parquet", b"PAR1 this is no Parquet file PAR1"),
        ("e.json", b"Prose."),
        ("f.txt", b"The bridge held .\n"),
    ]);
    let done = work.run(&["clean", "in", "-o", "out", "--text-key", "text"]);
    assert_eq!(done.status.code(), Some(2));
    let said = said(&done);
    for expected in [
        "in/a.jsonl.gz: is cut off: its gzip data end too early",
        "in/b.txt.gz: looks like an archive bomb",
        "in/c.csv: has no column `text`, only `id`, `body`",
        "in/d.parquet: is a damaged Parquet file",
        "in/e.json: is not JSON",
    ] {
        assert!(said.contains(expected), "{expected}\n{said}");
    }
    assert_eq!(work.text("out/f.txt"), "The bridge held.\n");
    assert!(!work.at("out/a.jsonl.gz").exists(), "no half of a file");
}

#[test]
fn paths_come_from_lists_and_patterns() {
    let line = b"{\"text\": \"The river rose .\"}\n";
    let work = Work::new(&[("a.jsonl", line), ("b.jsonl", line), ("c.txt", b"The bridge held .\n")]);
    fs::write(work.at("list"), "in/c.txt\n\nin/a.jsonl\n").expect("a list");
    let done = work.run(&["clean", "--files-from", "list"]);
    assert_eq!(
        String::from_utf8_lossy(&done.stdout),
        "The bridge held.\n{\"text\": \"The river rose.\"}\n",
        "{}",
        said(&done)
    );
    let done = work.run(&["clean", "in/*.jsonl", "-o", "out/"]);
    assert!(
        done.status.success() && work.at("out/a.jsonl").exists() && work.at("out/b.jsonl").exists(),
        "{}",
        said(&done)
    );
    let done = work.run(&["clean", "in/*.csv"]);
    assert!(said(&done).contains("in/*.csv: matches no file"), "{}", said(&done));
}

#[test]
fn outputs_and_ledgers_are_packed_as_their_names_say() {
    let work = Work::new(&[("a.txt", b"The bridge held .\n")]);
    let done = work.run(&["clean", "in/a.txt", "-o", "a.txt.gz", "--ledger", "l.jsonl.zst"]);
    assert!(done.status.success(), "{}", said(&done));
    assert_eq!(unzip(&work.read("a.txt.gz")), b"The bridge held.\n");
    assert!(work.read("l.jsonl.zst").starts_with(b"\x28\xb5\x2f\xfd"));
    let back = work.run(&["restore", "a.txt.gz", "l.jsonl.zst"]);
    assert_eq!(String::from_utf8_lossy(&back.stdout), "The bridge held .\n", "{}", said(&back));
}

#[test]
fn a_page_is_never_written() {
    let work = Work::new(&[("a.html", HTML.as_bytes())]);
    let done = work.run(&["clean", "-w", "in/a.html"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(said(&done).contains("in/a.html: is a web page"), "{}", said(&done));
    assert_eq!(work.text("in/a.html"), HTML);
}

/// pyarrow, pandas, Python's csv, json and gzip, and zstandard write files of each kind; they read what we made of them.
#[test]
#[allow(clippy::print_stderr)] // cargo shows it with `--nocapture`
fn files_written_by_others_are_cleaned_and_come_back() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = root.join("target/venv/bin/python");
    if !python.exists() {
        return eprintln!("skipped: there is no target/venv (scripts/test makes it where there is a network)");
    }
    let script = root.join("tests/formats.py");
    let work = Work::new(&[]);
    let python = |command: &str, folders: &[&str]| {
        let done = Command::new(&python).arg(&script).arg(command).args(folders).current_dir(work.0.path()).output();
        let done = done.expect("Python runs");
        assert!(done.status.success(), "{}", said(&done));
    };
    python("make", &["in"]);
    for keys in [&[][..], &["--text-key", "text", "--id-key", "id"]] {
        work.there_and_back(&[keys, &["--style", "summary"]].concat(), 0);
        python("check", &["in", "out", "back"]);
    }
}
