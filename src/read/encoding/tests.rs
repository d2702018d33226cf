use super::*;
use proptest::prelude::*;

fn read(bytes: &[u8]) -> Decoded {
    let decoded = decode(bytes).expect("text");
    assert_eq!(encode(&decoded.text, &decoded.encoding).as_deref(), Ok(bytes));
    decoded
}

fn encoded(text: &str, name: &str) -> Vec<u8> {
    encode(text, &Encoding { name: name.into(), bom: false, undecoded: Vec::new() }).expect("encodable")
}

#[test]
fn utf8_comes_back_with_its_mark_line_ends_and_odd_characters() {
    let text = "One.\r\nTwo.\rThree.\u{85}Four \u{fffd} a stray NUL \0 and a\u{2028}line. ♞\n";
    let plain = read(text.as_bytes());
    assert_eq!((plain.text.as_str(), &plain.encoding), (text, &Encoding::utf8()));
    let marked = read(format!("\u{feff}{text}").as_bytes());
    assert_eq!((marked.text.as_str(), marked.encoding.bom), (text, true));
    assert_eq!(read(b"").text, "");
}

#[test]
fn utf16_is_read_with_and_without_mark() {
    for (name, mark) in [("utf-16le", b"\xff\xfe"), ("utf-16be", b"\xfe\xff")] {
        let bytes = encoded("The “crisis” in Größe 𝄞.\r\n", name);
        let unmarked = read(&bytes);
        assert_eq!((unmarked.encoding.name.as_str(), unmarked.encoding.bom), (name, false));
        let marked = read(&[&mark[..], &bytes].concat());
        assert_eq!((marked.text, marked.encoding.bom), (unmarked.text, true));
    }
}

#[test]
fn broken_utf16_is_refused_by_name() {
    let reason = decode(b"\xff\xfeH\0i").expect_err("a refusal");
    assert_eq!(reason, "looks like utf-16le text, but its last byte is half a character");
    let reason = decode(b"\xfe\xff\0H\xdc\0\0i").expect_err("a refusal");
    assert_eq!(reason, "looks like utf-16be text, but character 2 is half a surrogate pair");
}

#[test]
fn a_few_damaged_bytes_in_utf8_are_kept_on_record() {
    let decoded = read(b"\xc3\x89t\xc3\xa9 \xe2\x80\x9cun\xff mot\xe2\x80\x9d \xef\xbf\xbd.");
    assert_eq!(decoded.text, "Été “un\u{fffd} mot” \u{fffd}.");
    assert_eq!(decoded.encoding.undecoded, [(11, "ff".to_string())]);
}

#[test]
fn one_damaged_byte_does_not_turn_the_letters_of_a_text_into_mojibake() {
    for (bytes, text) in [(&b"caf\xc3\xa9 \xff"[..], "café \u{fffd}"), (b"\xe2\x80\x9cno\x92", "“no\u{fffd}")] {
        assert_eq!(read(bytes).text, text);
    }
}

#[test]
fn a_character_cut_by_the_end_of_the_file_is_damage() {
    let decoded = read(b"The plain text goes on\xe2\x80");
    assert_eq!(decoded.text, "The plain text goes on\u{fffd}");
    assert_eq!(decoded.encoding.undecoded, [(22, "e280".to_string())]);
}

#[test]
fn windows_1252_is_told_from_its_letters_and_quotes() {
    for text in [
        "Der Bürgermeister der Stadt Köln öffnete die Brücke über den Fluss.",
        "“We can’t stay,” she said – and left…",
        "Le café était fermé; l’élève a dû rentrer à la maison.",
        "La señora Núñez explicó la situación económica del país.",
        "A ministra disse que a inflação não é preocupação.",
        "Fue así. ¿Cuánto mide el edificio? Nadie lo sabe con certeza.",
        "They call it “CAFÉ”, not “BAR”.",
        "A price of £5 for 20 °C, ±2.",
        "café",
    ] {
        let decoded = read(&encoded(text, "windows-1252"));
        assert_eq!((decoded.text.as_str(), decoded.encoding.name.as_str()), (text, "windows-1252"));
    }
}

#[test]
fn other_legacy_encodings_are_told_from_running_text() {
    for (text, name) in [
        ("Президент подписал закон о бюджете на следующий год, сообщили в правительстве.", "windows-1251"),
        ("政府は来年度の予算案を決定し、国会に提出すると発表しました。これは過去最大です。", "shift_jis"),
        ("政府宣布明年的预算将增加教育支出，并表示这项计划会持续五年。", "gbk"),
        ("Łódź leży w środkowej części kraju, a że jest duża, żyje w niej wielu ludzi.", "windows-1250"),
        ("Η κυβέρνηση ανακοίνωσε τον νέο προϋπολογισμό για το επόμενο έτος.", "windows-1253"),
    ] {
        let decoded = read(&encoded(text, name));
        assert_eq!((decoded.text.as_str(), decoded.encoding.name.as_str()), (text, name));
    }
}

#[test]
fn every_byte_is_a_character_of_windows_1252() {
    let all: Vec<u8> = (0..=255).collect();
    assert!(decode_exactly(&all, encoding_rs::WINDOWS_1252).is_some_and(|text| text.chars().count() == 256));
}

#[test]
fn what_is_no_text_is_refused() {
    assert_eq!(decode(b"\x1f\x8b\x08\0\0\0").expect_err("a refusal"), "is gzip-compressed; decompress it first");
    assert_eq!(decode(b"\xff\xfe\0\0H\0\0\0").expect_err("a refusal"), "is UTF-32 text; convert it to UTF-8 first");
    let noise: Vec<u8> = (0..4000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    assert!(decode(&noise).expect_err("a refusal").starts_with("looks binary: "));
}

#[test]
fn a_text_that_does_not_fit_its_encoding_is_an_error_not_a_loss() {
    let latin = Encoding { name: "windows-1252".into(), bom: false, undecoded: Vec::new() };
    assert_eq!(encode("a ♞", &latin).expect_err("a refusal"), "windows-1252 has no character U+265E");
    let damaged = Encoding { undecoded: vec![(1, "ff".into())], ..Encoding::utf8() };
    assert!(encode("abc", &damaged).expect_err("a refusal").contains("no U+FFFD"));
    assert!(encode("é\u{fffd}", &damaged).expect_err("a refusal").contains("no U+FFFD"));
    let unknown = Encoding { name: "klingon".into(), ..latin };
    assert_eq!(encode("abc", &unknown).expect_err("a refusal"), "there is no encoding `klingon`");
}

fn refused_or_restored(bytes: &[u8]) -> Result<(), TestCaseError> {
    match decode(bytes) {
        Ok(decoded) => prop_assert_eq!(encode(&decoded.text, &decoded.encoding), Ok(bytes.to_vec())),
        Err(reason) => prop_assert!(!reason.is_empty()),
    }
    Ok(())
}

/// Text of several scripts, with what tends to go wrong.
fn prose() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![
            6 => "[a-zA-Z ,.]{1,12}",
            2 => "[éüñçßø’“”…–]{1,3}",
            1 => "[а-я]{1,8}",
            1 => "[一-龥]{1,4}",
            1 => prop::sample::select(vec!["\u{fffd}", "\u{feff}", "\0", "\u{85}", "\r\n", "\r", "\n", "𝄞", "\u{fffe}"])
                .prop_map(String::from),
        ],
        0..24,
    )
    .prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_bytes_are_refused_or_restored(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        refused_or_restored(&bytes)?;
    }

    #[test]
    fn high_bytes_are_refused_or_restored(bytes in prop::collection::vec(prop_oneof![32u8..127, 128u8..=255], 0..300)) {
        refused_or_restored(&bytes)?;
    }

    #[test]
    fn damaged_text_is_refused_or_restored(
        text in prose(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..5),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = text.into_bytes();
        bytes.truncate(cut.index(bytes.len() + 1));
        for (place, byte) in damage {
            if !bytes.is_empty() {
                let place = place.index(bytes.len());
                bytes[place] = byte;
            }
        }
        refused_or_restored(&bytes)?;
    }

    #[test]
    fn utf16_mixes_are_refused_or_restored(
        text in prose(),
        little in any::<bool>(),
        mark in any::<bool>(),
        junk in prop::collection::vec(any::<u8>(), 0..3),
    ) {
        let order = if little { Order::Little } else { Order::Big };
        let mut bytes = if mark { order.mark().to_vec() } else { Vec::new() };
        bytes.extend(utf16::encode(&text, order));
        bytes.extend(junk);
        refused_or_restored(&bytes)?;
    }

    #[test]
    fn any_text_in_any_legacy_encoding_is_refused_or_restored(
        text in prose(),
        name in prop::sample::select(vec!["windows-1251", "shift_jis", "gbk", "big5", "euc-kr", "euc-jp", "iso-8859-2"]),
    ) {
        let encoding = encoding_rs::Encoding::for_label(name.as_bytes()).expect("known");
        refused_or_restored(&encoding.encode(&text).0)?;
    }

    #[test]
    fn valid_utf8_text_is_read_as_such(text in prose()) {
        let bytes = format!("Plain words first. {text}").into_bytes();
        if let Ok(decoded) = decode(&bytes) {
            prop_assert_eq!(decoded.text.as_bytes(), &bytes[..]);
            prop_assert_eq!(decoded.encoding, Encoding::utf8());
        }
    }
}
