//! Same input, same settings, same bytes: for any number of threads, and with `-o` for any order of the arguments.

mod common;

use common::cases;
use std::path::Path;
use std::process::Command;
use sumsift::config::Settings;
use sumsift::model::Document;
use sumsift::pipeline::Pipeline;

/// Every fixture a few times over, so that threads have something to share.
fn documents() -> Vec<Document> {
    let texts: Vec<(String, String)> = cases::all()
        .into_iter()
        .map(|case| (case.name, String::from_utf8_lossy(&std::fs::read(&case.input).expect("a fixture")).into_owned()))
        .collect();
    (0..5)
        .flat_map(|n| texts.iter().map(move |(name, text)| Document::from_text(format!("{name}-{n}"), text)))
        .collect()
}

#[test]
fn the_number_of_threads_does_not_show() {
    let pipeline = Pipeline::new(Settings::default()).expect("default rules");
    let documents = documents();
    let alone: Vec<_> = documents.iter().map(|document| pipeline.clean(document)).collect();
    for threads in [1, 2, 8] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        let together = pool.install(|| pipeline.clean_all(&documents));
        assert!(together == alone, "{threads} threads give another result than one document after the other");
    }
}

#[test]
fn a_documents_result_depends_on_that_document_alone() {
    let pipeline = Pipeline::new(Settings::default()).expect("default rules");
    let mut documents = documents();
    let forth = pipeline.clean_all(&documents);
    documents.reverse();
    let mut back = pipeline.clean_all(&documents);
    back.reverse();
    assert!(forth == back, "the order of the documents shows in their results");
}

/// Runs `sumsift clean` on `files` into `out` and returns all files written, by name.
fn run(files: &[&Path], out: &Path, threads: &str) -> Vec<(String, Vec<u8>)> {
    let done = Command::new(env!("CARGO_BIN_EXE_sumsift"))
        .args(["clean", "--threads", threads, "-o"])
        .arg(out)
        .args(files)
        .output()
        .expect("sumsift runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let mut written = Vec::new();
    let mut folders = vec![out.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the output folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(out).expect("inside").to_string_lossy().into_owned();
                written.push((name, std::fs::read(path).expect("a written file")));
            }
        }
    }
    written.sort();
    written
}

#[test]
fn threads_and_the_order_of_arguments_do_not_show_in_output_files() {
    let root = tempfile::tempdir().expect("a folder");
    let mut files: Vec<_> = cases::all()
        .into_iter()
        .filter(|case| !case.is_records())
        .map(|case| {
            let copy = root.path().join(format!("{}.txt", case.name));
            std::fs::copy(&case.input, &copy).expect("a copy");
            copy
        })
        .collect();
    let paths = |files: &[std::path::PathBuf], name: &str, threads: &str| {
        run(&files.iter().map(|f| f.as_path()).collect::<Vec<_>>(), &root.path().join(name), threads)
    };
    let first = paths(&files, "out1", "1");
    assert!(first.len() > files.len(), "the cleaned files and their ledger");
    assert!(first == paths(&files, "out2", "2") && first == paths(&files, "out8", "8"), "threads show");
    files.reverse();
    assert!(first == paths(&files, "back", "2"), "the order of the arguments shows");
}
