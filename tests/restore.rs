//! Whatever goes in comes back byte for byte, or is refused by name.

mod common;

use common::{cases, noisy, shared};
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use sumsift::config::Settings;
use sumsift::emit::{ledger, restore::restore_text};
use sumsift::model::ledger::Record;
use sumsift::pipeline::Pipeline;
use sumsift::read::{self, Input};

/// Reads, cleans, writes the ledger, reads it again and restores; the reason, where the bytes are refused.
fn there_and_back(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let document = read::document(bytes, &Input::stdin()).map_err(|refusal| refusal.to_string())?;
    let pipeline = Pipeline::new(Settings::default()).expect("default rules");
    let cleaned = pipeline.clean(&document);
    let mut lines = Vec::new();
    for record in std::iter::once(Record::Run(pipeline.run_record())).chain(cleaned.records) {
        ledger::write(&mut lines, &record).expect("memory takes it");
    }
    let records = ledger::read(Path::new("ledger"), lines.as_slice()).expect("its own ledger");
    let mut found = None;
    let mut segments = Vec::new();
    for record in &records {
        match record {
            Record::Document(d) => found = Some(d),
            Record::Segment(s) => segments.push(s),
            _ => {}
        }
    }
    let found = found.expect("a document record");
    let text = restore_text(&cleaned.text, found, &segments).expect("ledger and text belong together");
    Ok(read::encode(&text, &found.encoding.clone().into()).expect("what was decoded can be encoded"))
}

fn assert_back_or_refused(bytes: &[u8]) {
    match there_and_back(bytes) {
        Ok(back) => assert!(back == bytes, "{} bytes came back as {} others", bytes.len(), back.len()),
        Err(refusal) => assert!(refusal.starts_with("stdin: ") && refusal.len() > 15, "a refusal says why: {refusal}"),
    }
}

/// A text as files hold it: in several encodings, with and without a mark, cut or damaged at the end.
fn stored() -> impl Strategy<Value = Vec<u8>> {
    let as_bytes = |(text, how): (String, u8)| match how {
        0 => text.into_bytes(),
        1 => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        2 => [b"\xff\xfe".to_vec(), text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat(),
        3 => [b"\xfe\xff".to_vec(), text.encode_utf16().flat_map(u16::to_be_bytes).collect()].concat(),
        4 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        5 => encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
        6 => encoding_rs::SHIFT_JIS.encode(&text).0.into_owned(),
        7 => text.replace('\n', "\r\n").into_bytes(),
        8 => text.as_bytes()[..text.len() * 2 / 3].to_vec(),
        _ => [text.as_bytes(), b"\xff\xfe caf\xe9 \x80\0"].concat(),
    };
    (noisy::text(), 0u8..10).prop_map(as_bytes)
}

proptest! {
    #![proptest_config(noisy::config())]

    #[test]
    fn any_bytes_come_back_or_are_refused_by_name(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        assert_back_or_refused(&bytes);
    }

    #[test]
    fn any_text_in_any_encoding_comes_back_or_is_refused_by_name(bytes in stored()) {
        assert_back_or_refused(&bytes);
    }
}

#[test]
fn what_is_no_text_is_refused_and_what_is_odd_is_not() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01";
    assert!(there_and_back(png).is_err());
    for bytes in [&b""[..], b"\xef\xbb\xbf", b"\r", b"one\0two .", b"caf\xe9 .", b"a\x85b\x85", b"\xff\xfea\0.\0"] {
        assert_eq!(there_and_back(bytes).as_deref(), Ok(bytes));
    }
}

fn sumsift(args: &[&std::ffi::OsStr]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sumsift")).args(args).output().expect("sumsift runs")
}

/// Cleans a file with the command and restores it with the command.
fn through_the_command(input: &Path, records: bool) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let (cleaned, ledger, back) = (at("cleaned"), at("ledger.jsonl"), at("back"));
    let mut args = vec!["clean".as_ref(), input.as_os_str(), "--ledger".as_ref(), ledger.as_os_str()];
    args.extend(["-o".as_ref(), cleaned.as_os_str()]);
    if records {
        args.extend(["--text-key", "text", "--id-key", "id"].map(std::ffi::OsStr::new));
    }
    let done = sumsift(&args);
    assert!(done.status.success(), "{}: {}", input.display(), String::from_utf8_lossy(&done.stderr));
    let done = sumsift(&["restore".as_ref(), cleaned.as_os_str(), ledger.as_os_str(), "-o".as_ref(), back.as_os_str()]);
    assert!(done.status.success(), "{}: {}", input.display(), String::from_utf8_lossy(&done.stderr));
    std::fs::read(back).expect("the restored file")
}

#[test]
fn all_fixtures_and_both_seeds_come_back_through_the_command() {
    let seeds = ["seeds/000_bc15e3f53c2e627b.txt", "seeds/004_4b4ad583fcb30f3e.txt"];
    let fixtures = cases::all().into_iter().map(|case| (case.is_records(), case.input));
    let inputs = fixtures.chain(seeds.into_iter().filter_map(shared).map(|path| (false, path)));
    for (records, input) in inputs.collect::<Vec<(bool, PathBuf)>>() {
        let original = std::fs::read(&input).expect("an input");
        assert!(through_the_command(&input, records) == original, "{} came back as another", input.display());
    }
}

#[test]
fn a_changed_text_is_refused_not_restored_wrongly() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let (input, cleaned, ledger, back) = (at("in.txt"), at("out.txt"), at("ledger.jsonl"), at("back.txt"));
    std::fs::write(&input, "The council met on Monday . The council met .\n").expect("a file");
    let done = sumsift(&[
        "clean".as_ref(),
        input.as_os_str(),
        "--ledger".as_ref(),
        ledger.as_os_str(),
        "-o".as_ref(),
        cleaned.as_os_str(),
    ]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    std::fs::write(&cleaned, "The council met on Tuesday.\n").expect("a file");
    let done = sumsift(&["restore".as_ref(), cleaned.as_os_str(), ledger.as_os_str(), "-o".as_ref(), back.as_os_str()]);
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&done.stderr).contains("out.txt") && !back.exists());
}
