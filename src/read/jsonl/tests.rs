use super::*;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::borrow::Cow;

fn settings(id_key: Option<&str>) -> ReadSettings {
    ReadSettings { id_key: id_key.map(String::from), ..ReadSettings::default() }
}

fn line(bytes: &[u8]) -> RawLine<'_> {
    RawLine { number: 3, offset: 100, length: bytes.len() as u64, bytes }
}

fn record(bytes: &[u8]) -> Record {
    match parse_line(&line(bytes), &Input::stdin(), &settings(None)) {
        Entry::Record(record) => *record,
        other => panic!("{other:?}"),
    }
}

fn reason(bytes: &[u8]) -> String {
    match parse_line(&line(bytes), &Input::stdin(), &settings(Some("id"))) {
        Entry::Reject(reason) => reason,
        other => panic!("{other:?}"),
    }
}

#[test]
fn only_the_text_is_replaced() {
    let raw = b" {\"n\": 1.50, \"text\" : \"One .\", \"x\": \"\\ud800\"} \r\n";
    let record = record(raw);
    assert_eq!((record.document.text.as_str(), record.document.id.as_str()), ("One .", "stdin:3"));
    assert_eq!((record.document.origin.line, record.document.bytes), (Some(3), raw.len() as u64));
    let cleaned = record.with_text(raw, "One \"é\".\n");
    let expected = " {\"n\": 1.50, \"text\" : \"One \\\"é\\\".\\n\", \"x\": \"\\ud800\"} \r\n";
    assert_eq!(cleaned, expected.as_bytes());
}

#[test]
fn an_unchanged_text_leaves_its_line_untouched_however_it_is_written() {
    let raw = br#"{"text": "caf\u00e9 \/ \u0041"}"#;
    let record = record(raw);
    assert_eq!(record.document.text, "café / A");
    assert!(matches!(record.with_text(raw, "café / A"), Cow::Borrowed(same) if same == raw));
    assert_eq!(record.document.origin.raw_value.as_deref(), Some(r#""caf\u00e9 \/ \u0041""#));
}

#[test]
fn the_raw_value_is_kept_only_where_it_cannot_be_told_from_the_text() {
    for plain in [r#"{"text": "plain é ♞"}"#, r#"{"text": "a \"quote\"\n\tand \\ \u0001"}"#, r#"{"text": ""}"#] {
        assert_eq!(record(plain.as_bytes()).document.origin.raw_value, None, "{plain}");
    }
}

#[test]
fn ids_are_strings_or_numbers_as_written() {
    for (raw, id) in [(r#""a/../b""#, "a/../b"), ("7", "7"), ("1.50e3", "1.50e3"), (r#""\u0041""#, "A")] {
        let raw = format!(r#"{{"id": {raw}, "text": "One."}}"#);
        match parse_line(&line(raw.as_bytes()), &Input::stdin(), &settings(Some("id"))) {
            Entry::Record(record) => assert_eq!(record.document.id, id),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn each_kind_of_bad_line_has_its_reason() {
    for (raw, expected) in [
        (r#"{"summary": "x", "id": 1}"#, "has no key `text`, only `summary`, `id`"),
        ("{}", "has no key `text`; it is empty"),
        (r#"{"text": "x"}"#, "has no key `id`, only `text`"),
        (r#"{"text": null, "id": 1}"#, "`text` is null, not a string"),
        (r#"{"text": ["x"], "id": 1}"#, "`text` is a list, not a string"),
        (r#"{"text": 12, "id": 1}"#, "`text` is a number, not a string"),
        (r#"{"text": "x", "id": {}}"#, "`id` is an object, not a string or a number"),
        (r#"{"text": "x", "id": ""}"#, "`id` is empty"),
        (r#"{"text": "x", "text": "y"}"#, "is ambiguous: the key `text` stands there twice"),
        (r#"["text"]"#, "is a list, not an object"),
        (r#""text""#, "is a string, not an object"),
        ("null", "is null, not an object"),
        ("12", "is a number, not an object"),
    ] {
        assert_eq!(reason(raw.as_bytes()), expected, "{raw}");
    }
}

#[test]
fn broken_json_is_named_with_the_column_in_characters() {
    assert_eq!(reason("{\"é\": 1, x}".as_bytes()), "is broken JSON at column 10: key must be a string");
    assert!(reason(br#"{"text": "cut"#).starts_with("is broken JSON at column 13: EOF while parsing"));
    assert!(reason(br#"{"text": "a"} more"#).starts_with("is broken JSON at column 15: trailing characters"));
    assert!(reason(b"A sentence.").starts_with("is broken JSON at column 1: "));
    for lone in [r"a \ud800 b", r"a \udc00 b", r"a \ud800\u0041 b"] {
        let lone = reason(format!(r#"{{"id": 1, "text": "{lone}"}}"#).as_bytes());
        assert!(lone.starts_with("is broken JSON at column ") && lone.ends_with("half a surrogate pair"), "{lone}");
    }
}

#[test]
fn bytes_that_are_no_utf8_are_rejected_and_kept_in_hexadecimal() {
    let raw = b"{\"text\": \"caf\xe9\"}\n";
    assert_eq!(reason(raw), "is not UTF-8 at byte 14 of the line");
    let reject = line(raw).reject(&Input::stdin(), reason(raw));
    assert_eq!((reject.line, reject.raw), (3, None));
    assert_eq!(super::super::from_hex(&reject.raw_hex.expect("bytes")).as_deref(), Some(&raw[..]));
}

#[test]
fn a_reject_keeps_its_line() {
    let reject = line(b"{]\r\n").reject(&Input::stdin(), "is broken".into());
    assert_eq!((reject.raw.as_deref(), reject.raw_hex), (Some("{]\r\n"), None));
}

#[test]
fn a_record_beyond_the_limit_says_where_its_bytes_are() {
    let long = RawLine { number: 1, offset: 10, length: 90, bytes: b"" };
    let Entry::Reject(reason) = parse_line(&long, &Input::stdin(), &settings(None)) else { panic!() };
    assert!(reason.contains("90 bytes") && reason.contains("bytes 10..100 of the file"), "{reason}");
    assert_eq!(long.reject(&Input::stdin(), reason).raw, None);
}

#[test]
fn a_byte_order_mark_at_the_start_is_kept_with_the_line() {
    let raw = "\u{feff}{\"text\": \"One .\"}\n".as_bytes();
    let first = RawLine { offset: 0, number: 1, ..line(raw) };
    let Entry::Record(record) = parse_line(&first, &Input::stdin(), &settings(None)) else { panic!() };
    assert_eq!(&*record.with_text(raw, "One."), "\u{feff}{\"text\": \"One.\"}\n".as_bytes());
    assert!(matches!(parse_line(&line(raw), &Input::stdin(), &settings(None)), Entry::Reject(_)));
    assert_eq!(parse_line(&line(b" \t\r\n"), &Input::stdin(), &settings(None)), Entry::Blank);
}

/// A JSON string of `text`, each character escaped or not as the bits say.
fn written(text: &str, escape: &[bool]) -> String {
    let mut out = String::from("\"");
    for (c, &escape) in text.chars().zip(escape.iter().cycle()) {
        if escape || matches!(c, '"' | '\\' | '\0'..='\x1f') {
            let mut units = [0; 2];
            out.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04X}")));
        } else {
            out.push(c);
        }
    }
    out.push('"');
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_line_is_a_record_a_blank_or_a_reject_that_keeps_it(raw in prop::collection::vec(any::<u8>(), 0..40)) {
        let entry = parse_line(&line(&raw), &Input::stdin(), &settings(None));
        if let Entry::Reject(reason) = entry {
            let reject = line(&raw).reject(&Input::stdin(), reason);
            let kept = reject.raw.map(String::into_bytes).or_else(|| super::super::from_hex(&reject.raw_hex?));
            prop_assert_eq!(kept, Some(raw));
        }
    }

    #[test]
    fn cleaning_a_record_changes_its_text_alone_and_can_be_undone(
        old in any::<String>(),
        new in any::<String>(),
        other in any::<String>(),
        escape in prop::collection::vec(any::<bool>(), 1..8),
        space in "[ \t]{0,3}",
    ) {
        let raw = format!(
            "{space}{{\"a\":{space}{},{space}\"text\"{space}:{space}{}{space},\"z\":[{{\"text\":1}}]}}{space}\r\n",
            json!(other), written(&old, &escape),
        );
        let before = record(raw.as_bytes());
        prop_assert_eq!(&before.document.text, &old);
        let cleaned = before.with_text(raw.as_bytes(), &new).into_owned();
        let parsed: Value = serde_json::from_slice(&cleaned).expect("JSON");
        prop_assert_eq!(parsed, json!({"a": other, "text": new, "z": [{"text": 1}]}));
        let after = record(&cleaned);
        let original = before.document.origin.raw_value.clone().unwrap_or_else(|| to_json(&old));
        prop_assert_eq!(splice(&cleaned, after.value, &original), raw.as_bytes());
    }
}
