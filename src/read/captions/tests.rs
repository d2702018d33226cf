use super::super::Format;
use super::*;
use crate::model::{BoundaryKind, Edit, SegmentKind, Span, Verdict};
use proptest::prelude::*;

fn captions(text: &str) -> Captions {
    let format = if text.starts_with("WEBVTT") { Format::Vtt } else { Format::Srt };
    Captions::read(text.as_bytes(), &Input::stdin(), format).expect("text")
}

fn segment(start: usize, end: usize, stays: bool, edits: Vec<Edit>) -> SegmentRecord {
    let span = Span::new(start, end);
    SegmentRecord {
        doc: "stdin".into(),
        index: 0,
        span,
        chars: span,
        line: 1,
        kind: SegmentKind::Sentence,
        boundary: (BoundaryKind::Terminator, 1.0),
        verdict: if stays { Verdict::Edit } else { Verdict::Drop },
        output: stays.then_some(span),
        into: None,
        cluster: None,
        findings: Vec::new(),
        edits,
        support: Vec::new(),
        unsupported: None,
        reason: String::new(),
        before: String::new(),
        text: None,
    }
}

/// The file without the words given, checked to come back.
fn without(captions: &Captions, gone: &[&str]) -> String {
    let find = |words: &&str| {
        let start = captions.document.text.find(*words).expect("its words");
        segment(start, start + words.len(), false, Vec::new())
    };
    let segments: Vec<SegmentRecord> = gone.iter().map(find).collect();
    let written = captions.write(&segments.iter().collect::<Vec<_>>());
    assert_eq!(undo(&written.text, &written.undo).as_deref(), Ok(captions.source.as_str()));
    written.text
}

const SRT: &str = "\u{31}\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}<i>The river rose.</i>\r\n\r\n2\r\n00:00:02,500 --> 00:00:04,000\r\nThe bridge held ,\r\nthe ferry did not.\r\n\r\n\r\n3\r\n00:00:05,000 --> 00:00:06,000\r\n- And the boats?\r\n";

#[test]
fn words_are_read_without_tags_and_sentences_are_whole() {
    let captions = captions(SRT);
    assert_eq!(captions.document.text, "The river rose.\nThe bridge held , the ferry did not.\n- And the boats?");
    assert_eq!(captions.note(), "SRT captions of 3 cues");
    assert_eq!(captions.document.origin.format.as_deref(), Some("srt"));
}

#[test]
fn unchanged_captions_are_written_byte_for_byte() {
    let captions = captions(SRT);
    assert_eq!(captions.write(&[]), Written { text: SRT.into(), undo: Vec::new() });
}

#[test]
fn a_cue_without_words_goes_with_its_times_and_the_others_keep_their_numbers() {
    let captions = captions(SRT);
    let expected = SRT.replace("1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}<i>The river rose.</i>\r\n\r\n", "");
    assert_eq!(without(&captions, &["The river rose."]), expected);
    let expected = SRT.replace("\r\nthe ferry did not.\r\n", "\r\n");
    assert_eq!(without(&captions, &["the ferry did not."]), expected);
}

#[test]
fn edits_stay_inside_their_line() {
    let captions = captions(SRT);
    let comma = captions.document.text.find(" ,").expect("a comma");
    let edits = vec![
        Edit { span: Span::new(comma, comma + 1), replacement: String::new() },
        Edit { span: Span::new(comma + 2, comma + 2), replacement: "!".into() },
    ];
    let end = captions.document.text.len();
    let written = captions.write(&[&segment(0, end, true, edits)]);
    assert_eq!(written.text, SRT.replace("held ,", "held,!"));
    assert_eq!(undo(&written.text, &written.undo).as_deref(), Ok(SRT));
}

#[test]
fn webvtt_notes_styles_names_and_settings_are_not_read() {
    let vtt = "WEBVTT - A title\n\nNOTE rain --\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:02.000 align:start\n<v Ann>Salt &amp; <b>water</b> &lt;3\n\n00:02.000 --> 00:03.000\n\n";
    let captions = captions(vtt);
    assert_eq!(captions.document.text, "Salt & water <3");
    assert_eq!(without(&captions, &["& "]), vtt.replace("&amp; ", ""));
    assert_eq!(captions.cues.len(), 2);
}

/// As video sites write them: words with times, then the line again for a moment, then above the next.
const ROLLING_VTT: &str = "WEBVTT\nKind: captions\n\n00:00.000 --> 00:02.000 align:start\n \nthe<00:00.500><c> river</c> rose\n\n00:02.000 --> 00:02.010\nthe river rose\n \n\n00:02.010 --> 00:04.000\nthe river rose\nand<00:03.000><c> the</c> bridge\n\n00:04.000 --> 00:04.010\nand the bridge\n \n\n00:04.010 --> 00:06.000\nand the bridge\nheld\n";

#[test]
fn rolling_captions_are_read_once() {
    let captions = captions(ROLLING_VTT);
    assert_eq!(captions.document.text, "the river rose and the bridge held");
    assert_eq!(captions.note(), "WebVTT captions of 5 cues; rolling: 4 repeated lines are read once");
    let expected = "WEBVTT\nKind: captions\n\n00:00.000 --> 00:02.000 align:start\n \nthe<00:00.500><c> river</c> rose\n\n00:02.010 --> 00:04.000\nand<00:03.000><c> the</c> bridge\n\n00:04.010 --> 00:06.000\nheld\n";
    assert_eq!(without(&captions, &[]), expected);
    assert_eq!(self::captions(expected).rolled, 0);
}

#[test]
fn what_people_repeat_is_no_rolling() {
    let lines = ["La la la", "La la la", "La la la", "The boats are gone", "The sea is wide", "La la la", "Good night"];
    let cues: Vec<String> = lines
        .iter()
        .enumerate()
        .map(|(n, line)| format!("{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{line}\n\n"))
        .collect();
    assert_eq!(captions(&cues.concat()).rolled, 0);
}

#[test]
fn other_encodings_are_read_too() {
    let file = b"1\n00:00:01,000 --> 00:00:02,000\nUn caf\xe9 .\n";
    let captions = Captions::read(file, &Input::stdin(), Format::Srt).expect("text");
    assert_eq!(
        (captions.document.text.as_str(), captions.document.encoding.name.as_str()),
        ("Un café .", "windows-1252")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn whatever_goes_comes_back(
        pieces in prop::collection::vec(prop_oneof![
            Just("1\n00:01.000 --> 00:02.000\n"), Just("\n\n"), Just("\n"), Just("\r\n"), Just("\r"), Just("<i>"), Just("</i>"),
            Just("a b "), Just("One. "), Just("&amp;"), Just("é"), Just("<"), Just("{\\an8}"), Just(" "), Just("-->"),
            Just("NOTE x\n"), Just("00:02.000 --> 00:03.000\nriver\n\n"),
        ], 0..40),
        vtt in any::<bool>(),
        cuts in prop::collection::vec((0usize..60, 0usize..8, "[a.&]{0,2}", any::<bool>()), 0..6),
    ) {
        let head = if vtt { "WEBVTT\n\n" } else { "" };
        let source = format!("{head}{}", pieces.concat());
        let captions = captions(&source);
        let text = &captions.document.text;
        let bound = |mut at: usize| { while !text.is_char_boundary(at.min(text.len())) { at += 1 } at.min(text.len()) };
        let mut cuts: Vec<_> = cuts.into_iter().map(|(s, l, r, e)| (bound(s), bound(s + l), r, e)).collect();
        cuts.sort();
        let mut end = 0;
        let mut segments = Vec::new();
        for (from, to, replacement, edit) in cuts {
            if from < end { continue }
            end = to;
            let edits = vec![Edit { span: Span::new(from, to), replacement }];
            segments.push(if edit { segment(from, to, true, edits) } else { segment(from, to, false, Vec::new()) });
        }
        let written = captions.write(&segments.iter().collect::<Vec<_>>());
        let back = undo(&written.text, &written.undo);
        prop_assert_eq!(back.as_deref(), Ok(source.as_str()));
    }
}
