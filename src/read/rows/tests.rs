use super::*;
use crate::model::Document;
use crate::model::ledger::DocumentRecord;
use proptest::prelude::*;

/// What reading, "cleaning" and writing a file gives.
#[derive(Debug)]
struct Run {
    note: String,
    documents: Vec<Document>,
    rejects: Vec<RejectRecord>,
    written: Vec<u8>,
    restored: Result<Vec<u8>, String>,
}

fn record_of(document: &Document, key: String) -> DocumentRecord {
    let mut record: DocumentRecord = serde_json::from_value(serde_json::json!({
        "doc": document.id, "path": document.origin.path, "line": document.origin.line, "encoding": "utf-8", "bom": false,
        "bytes": document.bytes, "xxh3": format!("{:016x}", document.xxh3), "language": "en", "style": "summary",
        "passes": 1, "cleaned_xxh3": "", "text_key": key, "raw_value": document.origin.raw_value,
    }))
    .unwrap();
    record.format.clone_from(&document.origin.format);
    record.place.clone_from(&document.origin.place);
    record
}

fn run_with(
    content: &[u8],
    format: Format,
    keys: &Keys,
    limits: Limits,
    rejects: Rejects,
    clean: &dyn Fn(&str) -> String,
) -> Result<Run> {
    let input = Input { rel: "in".into(), ..Input::stdin() };
    let mut rows = Rows::open(&input, content, format, keys, limits)?;
    let mut writer = rows.writer(Vec::new(), rejects)?;
    let (note, key) = (rows.note().to_owned(), rows.text_key());
    let mut ids = Ids::default();
    let (mut records, mut bad) = (Vec::new(), Vec::new());
    let mut documents = Vec::new();
    for batch in &mut rows {
        let batch = batch?;
        for (index, row) in batch.rows(&mut ids).iter().enumerate() {
            let text = if let Row::Record(record) = row { clean(&record.document.text) } else { String::new() };
            let undo = writer.write(&batch, index, row, &text).map_err(|e| Error::io("in", e))?;
            match row {
                Row::Record(record) => {
                    let mut ledger = record_of(&record.document, key.clone());
                    undo.note(&mut ledger);
                    records.push(ledger);
                    documents.push(record.document.clone());
                }
                Row::Reject(reason) => {
                    let mut reject = batch.reject(index, reason.clone()).unwrap();
                    undo.note_reject(&mut reject);
                    bad.push(reject);
                }
                Row::Other => {}
            }
        }
    }
    let written = writer.finish().unwrap();
    let mut was: Vec<Was> = records.iter().map(Was::Record).chain(bad.iter().map(Was::Reject)).collect();
    was.sort_by_key(Was::unit);
    let original = |record: &DocumentRecord, _: &str| {
        Ok(documents.iter().find(|document| document.id == record.doc).unwrap().text.clone())
    };
    let name = match format {
        Format::Csv => "in.csv",
        Format::Json => "in.json",
        _ => "in.jsonl",
    };
    let mut restored = Vec::new();
    let restored = restore(name.as_ref(), written.as_slice(), &was, original, &mut restored).map(|()| restored);
    Ok(Run { note, documents, rejects: bad, written, restored })
}

fn keys(text: &str) -> Keys {
    Keys { text: (!text.is_empty()).then(|| text.to_owned()), id: None }
}

#[cfg(feature = "parquet")]
mod parquet;

/// With the words of every text in capitals.
fn run(content: &str, format: Format) -> Run {
    let run =
        run_with(content.as_bytes(), format, &keys(""), Limits::default(), Rejects::LeftOut, &|t| t.to_uppercase());
    let run = run.expect("readable");
    assert_eq!(run.restored.as_deref(), Ok(content.as_bytes()), "{}", String::from_utf8_lossy(&run.written));
    run
}

fn texts(run: &Run) -> Vec<&str> {
    run.documents.iter().map(|document| document.text.as_str()).collect()
}

fn ids(run: &Run) -> Vec<&str> {
    run.documents.iter().map(|document| document.id.as_str()).collect()
}

fn written(run: &Run) -> &str {
    std::str::from_utf8(&run.written).expect("UTF-8")
}

fn reasons(run: &Run) -> Vec<(u64, &str)> {
    run.rejects.iter().map(|reject| (reject.line, reject.reason.as_str())).collect()
}

#[test]
fn only_the_texts_of_an_array_change() {
    let content = "\u{feff} [\r\n  {\"n\": 1.50, \"text\": \"one\\n\"},\r\n\t{\"text\" : \"caf\\u00e9\", \"x\": [{}]} , {\"text\": \"\"}\n]\n\n";
    let run = run(content, Format::Json);
    assert_eq!((texts(&run), ids(&run)), (vec!["one\n", "café", ""], vec!["in:1", "in:2", "in:3"]));
    assert_eq!(run.documents[1].origin.line, Some(3));
    let expected = content.replace("\"one\\n\"", "\"ONE\\n\"").replace("\"caf\\u00e9\"", "\"CAFÉ\"");
    assert_eq!(written(&run), expected);
}

#[test]
fn objects_without_an_array_are_records_too() {
    assert_eq!(texts(&run("{\n  \"text\": \"one\"\n}\n", Format::Json)), ["one"]);
    assert_eq!(
        texts(&run("{\"text\": \"one\"}\n{\"text\": \"two\"}{\"text\": \"three\"}", Format::Json)),
        ["one", "two", "three"]
    );
    for empty in ["[]", " [ ] \n", ""] {
        assert!(run(empty, Format::Json).documents.is_empty());
    }
}

#[test]
fn a_bad_element_costs_itself_and_the_array_stays_one() {
    for (content, good, expected) in [
        ("[{\"a\": 1}, {\"text\": \"b\"}]", vec!["b"], "[ {\"text\": \"B\"}]"),
        ("[{\"text\": \"a\"}, 7, {\"text\": \"b\"}, null]", vec!["a", "b"], "[{\"text\": \"A\"}, {\"text\": \"B\"}]"),
        ("[\n{\"text\": 1},\n{\"text\": 2}\n]\n", vec![], "[\n]\n"),
        ("[{\"text\": \"a\"},, {\"text\": \"b\"}]", vec!["a", "b"], "[{\"text\": \"A\"}, {\"text\": \"B\"}]"),
    ] {
        let run = run(content, Format::Json);
        assert_eq!((texts(&run), written(&run)), (good, expected), "{content}");
    }
}

#[test]
fn behind_a_broken_element_cutting_goes_on_at_the_next_of_its_depth() {
    let content = "[\n  {\"text\": \"a\"},\n  {\"text\": \"b, \"x\": [\n    {\"text\": \"inner\"}\n  ]},\n  {\"text\": \"c\"}\n]\n";
    let run = run(content, Format::Json);
    assert_eq!(texts(&run), ["a", "c"]);
    assert_eq!(reasons(&run), [(3, "is broken JSON: a string goes over the end of its line")]);
    assert_eq!(written(&run), "[\n  {\"text\": \"A\"},  {\"text\": \"C\"}\n]\n");
}

#[test]
fn a_wrong_bracket_costs_its_element() {
    let run = run("[{\"text\": \"a\"},\n{\"text\": \"b\"],\n{\"text\": \"c\"}\n]", Format::Json);
    assert_eq!(texts(&run), ["a", "c"]);
    assert_eq!(reasons(&run), [(2, "is broken JSON: a bracket closes what another kind opened")]);
}

#[test]
fn an_array_that_is_cut_off_is_closed() {
    for (content, good, reason) in [
        ("[{\"text\": \"a\"},\n {\"text\": \"b", 1, "is cut off: the file ends inside of it"),
        ("[{\"text\": \"a\"},\n {\"text\": \"b\"", 1, "is cut off: the file ends inside of it"),
        ("[{\"text\": \"a\"},\n {\"text\": \"b\"}", 2, "the array is not closed: the file ends before its `]`"),
        ("[", 0, "the array is not closed: the file ends before its `]`"),
    ] {
        let run = run(content, Format::Json);
        assert_eq!((run.documents.len(), reasons(&run)[0].1, run.rejects.len()), (good, reason, 1), "{content}");
        let parsed: Vec<serde_json::Value> = serde_json::from_slice(&run.written).expect("an array");
        assert_eq!(parsed.len(), good);
    }
    assert_eq!(reasons(&run("[1]\nmore", Format::Json))[1], (2, "stands behind the end of the array"));
}

#[test]
fn depth_costs_no_stack() {
    let deep = format!("[{{\"x\": {}{}, \"text\": \"a\"}}]", "[".repeat(200_000), "]".repeat(200_000));
    assert_eq!(texts(&run(&deep, Format::Json)), ["a"]);
    let open = format!("[{}", "[".repeat(2_000_000));
    assert_eq!(reasons(&run(&open, Format::Json))[0].1, "is nested deeper than a million levels");
}

#[test]
fn only_the_texts_of_a_table_change_and_keep_their_quotes() {
    let content =
        "\u{feff}id,text,\"n\"\r\n1,plain,\"x\"\r\n\r\n2,\"two, \"\"three\"\"\r\nfour\",y\r\n\"3\",\"quoted\" ,z";
    let run = run(content, Format::Csv);
    assert_eq!(texts(&run), ["plain", "two, \"three\"\r\nfour", "quoted"]);
    assert_eq!(ids(&run), ["in:2", "in:4", "in:6"]);
    let expected =
        content.replace("plain", "PLAIN").replace("two, \"\"three\"\"\r\nfour", "TWO, \"\"THREE\"\"\r\nFOUR");
    assert_eq!(written(&run), expected.replace("quoted", "QUOTED"));
    assert_eq!(run.note, "comma-separated table of 3 columns; the text is column `text`");
}

#[test]
fn fields_written_oddly_come_back_as_they_were() {
    for row in ["say \"no\",x\n", "a \r b,x\n", "\"\",x\n", ",x\n", "=1+2,x\n", "\"needless\",x"] {
        let shrunk = |_: &str| String::new();
        let grown = |text: &str| format!("{text}, \"more\"\n");
        for clean in [&shrunk as &dyn Fn(&str) -> String, &grown, &|text: &str| text.to_owned()] {
            let content = format!("text,other\n{row}");
            let run =
                run_with(content.as_bytes(), Format::Csv, &keys("text"), Limits::default(), Rejects::LeftOut, clean);
            let run = run.expect("readable");
            assert_eq!(run.restored.as_deref(), Ok(content.as_bytes()), "{row:?} -> {}", written(&run));
        }
    }
}

#[test]
fn a_lone_column_that_is_emptied_is_no_blank_line() {
    let run = run_with(b"text\nOne.\n\nTwo.\n", Format::Csv, &keys(""), Limits::default(), Rejects::LeftOut, &|_| {
        String::new()
    });
    let run = run.expect("readable");
    assert_eq!(written(&run), "text\n\"\"\n\n\"\"\n");
    assert_eq!(run.restored.as_deref(), Ok(&b"text\nOne.\n\nTwo.\n"[..]));
}

#[test]
fn a_ragged_row_costs_itself() {
    let run = run("id,text\n1,a\n2\n3,b,c\n4,d\n", Format::Csv);
    assert_eq!(texts(&run), ["a", "d"]);
    assert_eq!(
        reasons(&run),
        [(3, "has 1 field, but the header has 2 fields"), (4, "has 3 fields, but the header has 2 fields")]
    );
    assert_eq!(written(&run), "id,text\n1,A\n4,D\n");
}

#[test]
fn a_quote_that_is_never_closed_costs_its_line() {
    let run = run("id,text\n1,a\n2,\"b\n3,c\n4,d\n", Format::Csv);
    assert_eq!(texts(&run), ["a", "c", "d"]);
    assert_eq!(reasons(&run), [(3, "has a quoted field that is never closed")]);
}

#[test]
fn a_quote_in_the_middle_of_a_quoted_field_costs_its_line() {
    let run = run("id,text\n1,\"a\"b\n2,c\n3,\"d\n4,\"e\"\n5,f\n", Format::Csv);
    assert_eq!(texts(&run), ["c", "e", "f"]);
    assert_eq!(reasons(&run).iter().map(|reason| reason.0).collect::<Vec<_>>(), [2, 4]);
}

#[test]
fn unclosed_quotes_in_every_line_take_linear_time() {
    // Each line opens a quote by itself and, where one is open already, closes it and opens another.
    let content = format!("text,more\n{}", "a\",\"\n".repeat(300_000));
    let run = run(&content, Format::Csv);
    assert!(run.documents.is_empty() && run.rejects.len() == 300_000);
}

#[test]
fn a_wrong_column_or_file_is_one_error() {
    let open = |content: &[u8], format, key: &str| {
        let rows = Rows::open(&Input::stdin(), content, format, &keys(key), Limits::default());
        rows.err().map(|error| error.to_string())
    };
    assert_eq!(
        open(b"id,summary\n", Format::Csv, "text").as_deref(),
        Some("stdin: has no column `text`, only `id`, `summary`")
    );
    assert!(open(b"\xff\xfei\0", Format::Csv, "").is_some_and(|error| error.contains("UTF-16")));
    assert_eq!(
        open(b"Prose.", Format::Json, "").as_deref(),
        Some("stdin: is not JSON: it begins with neither `[` nor `{`")
    );
    assert!(open(b"PAR1\x15\x04\x15\0", Format::JsonLines, "").is_some_and(|error| error.contains("Parquet")));
}

#[test]
fn the_text_key_of_json_is_found_out_and_said() {
    let found = |content: &str, format| run(content, format).note;
    assert_eq!(
        found("{\"id\": \"a-long-identifier\", \"summary\": \"One.\"}\n", Format::JsonLines),
        "JSON Lines; the text is `summary`"
    );
    assert_eq!(
        found("[{\"id\": \"7\", \"remark\": \"It rained.\"}]", Format::Json),
        "JSON; the text is `remark` (its strings are the longest)"
    );
    assert_eq!(found("{\"n\": 1}", Format::JsonLines), "JSON Lines; the text is `text`");
}

#[test]
fn bytes_that_are_no_utf8_cost_their_record_only_where_the_text_is() {
    let content = b"id,text\ncaf\xe9,a\n2,caf\xe9\n3,b\n";
    let run =
        run_with(content, Format::Csv, &keys(""), Limits::default(), Rejects::LeftOut, &|t| t.to_uppercase()).unwrap();
    assert_eq!(texts(&run), ["a", "b"]);
    assert_eq!(run.written, b"id,text\ncaf\xe9,A\n3,B\n");
    assert_eq!(run.restored.as_deref(), Ok(&content[..]));
}

#[test]
fn a_record_beyond_the_limit_is_counted_not_held() {
    let long = "x".repeat(2_000_000);
    let limits = Limits { batch: 1 << 10, record: 1 << 20 };
    for (content, format) in [
        (format!("[{{\"text\": \"a\"}},\n{{\"text\": \"{long}\"}},\n{{\"text\": \"b\"}}]"), Format::Json),
        (format!("id,text\n1,a\n2,{long}\n3,b\n"), Format::Csv),
        (format!("id,text\n1,a\n2,\"{long}\"\n3,b\n"), Format::Csv),
        (format!("{{\"text\": \"a\"}}\n{{\"text\": \"{long}\"}}\n{{\"text\": \"b\"}}\n"), Format::JsonLines),
    ] {
        let run =
            run_with(content.as_bytes(), format, &keys("text"), limits, Rejects::LeftOut, &|t| t.to_owned()).unwrap();
        assert_eq!(texts(&run), ["a", "b"], "{format:?}");
        assert!(
            run.rejects[0].raw.is_none() && run.rejects[0].reason.contains("bytes long"),
            "{:?}",
            run.rejects[0].reason
        );
    }
}

#[test]
fn an_id_that_comes_again_is_rejected() {
    let both = Keys { text: None, id: Some("id".into()) };
    for (content, format) in [
        ("id,text\n1,a\n2,b\n1,c\n", Format::Csv),
        ("[{\"id\": 1, \"text\": \"a\"}, {\"id\": 2, \"text\": \"b\"}, {\"id\": 1, \"text\": \"c\"}]", Format::Json),
    ] {
        let run =
            run_with(content.as_bytes(), format, &both, Limits::default(), Rejects::LeftOut, &|t| t.into()).unwrap();
        assert_eq!(ids(&run), ["1", "2"]);
        assert!(run.rejects[0].reason.starts_with("has the id `1`, as line"), "{}", run.rejects[0].reason);
        assert_eq!(run.restored.as_deref(), Ok(content.as_bytes()));
    }
}

#[test]
fn what_cannot_be_read_stays_where_a_file_is_cleaned_in_place() {
    for (content, format) in [
        ("[{\"a\": 1}, {\"text\": \"b\"}, 7]\n", Format::Json),
        ("[{\"text\": \"b\"},\n{\"text\": \"c", Format::Json),
        ("id,text\n1,a\n2\n3,\"b\n", Format::Csv),
        ("{\"text\": \"a\"}\n{]\n\n", Format::JsonLines),
    ] {
        let run = run_with(content.as_bytes(), format, &keys("text"), Limits::default(), Rejects::Kept, &|t| t.into())
            .unwrap();
        assert_eq!(written(&run), content);
        assert_eq!(run.restored.as_deref(), Ok(content.as_bytes()), "{content}");
    }
}

#[test]
fn an_error_comes_after_the_rows_before_it_and_ends_the_file() {
    struct Torn;
    impl Read for Torn {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("torn"))
        }
    }
    let start = "{\"text\": \"One.\"}\n".repeat(20_000);
    let reader = io::BufReader::new(start.as_bytes().chain(Torn));
    let limits = Limits { batch: 100_000, ..Limits::default() };
    let mut rows = Rows::open(&Input::stdin(), reader, Format::JsonLines, &keys(""), limits).expect("a file");
    let read: usize = rows.by_ref().map_while(|batch| Some(batch.ok()?.len())).sum();
    assert_eq!(read, 20_000);
    assert!(rows.next().is_none());
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("[".to_owned()),
        Just("]".into()),
        Just("{".into()),
        Just("}".into()),
        Just("\"".into()),
        Just(",".into()),
        Just("\n".into()),
        Just("\r\n".into()),
        Just(" ".into()),
        Just("\\".into()),
        Just("\"\"".into()),
        Just("a".into()),
        Just("{\"text\": \"One .\"}".into()),
        Just("\"text\": ".into()),
        Just("text,id\n".into()),
        Just("\u{feff}".into()),
        Just("1,\"x\"\n".into()),
        Just("é".into()),
        Just(";".into()),
    ];
    prop::collection::vec(piece, 0..25).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn any_content_is_refused_or_comes_back_for_any_batch_size(
        content in pieces(),
        batch in 0usize..60,
        format in prop_oneof![Just(Format::Json), Just(Format::Csv), Just(Format::JsonLines)],
        rejects in prop_oneof![Just(Rejects::LeftOut), Just(Rejects::Kept)],
        how in 0..3,
    ) {
        let clean = |text: &str| match how { 0 => text.to_uppercase(), 1 => String::new(), _ => format!("{text}\"x\",") };
        let limits = Limits { batch, ..Limits::default() };
        if let Ok(run) = run_with(content.as_bytes(), format, &keys(""), limits, rejects, &clean) {
            prop_assert_eq!(run.restored.as_deref(), Ok(content.as_bytes()), "{:?}", String::from_utf8_lossy(&run.written));
            let all = run_with(content.as_bytes(), format, &keys(""), Limits::default(), rejects, &clean).unwrap();
            prop_assert_eq!(all.written, run.written);
            prop_assert_eq!(all.documents, run.documents);
        }
    }
}
