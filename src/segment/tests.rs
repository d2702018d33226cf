//! What the stage promises, as examples: sentences that must be cut, places that must not, and laws over any text.

use super::segment;
use crate::config::{LineMode, SegmentSettings, StyleChoice};
use crate::model::{BoundaryKind, Segment, SegmentKind};
use crate::text::profile::profile;
use proptest::prelude::*;

fn segments(text: &str, lines: LineMode) -> Vec<Segment> {
    let settings = SegmentSettings { lines, ..SegmentSettings::default() };
    segment(text, &profile(text, StyleChoice::Auto), &settings)
}

/// The sentences of `text`.
fn cut(text: &str) -> Vec<&str> {
    segments(text, LineMode::Auto).iter().map(|s| &text[s.span.range()]).collect()
}

fn kinds(text: &str) -> Vec<SegmentKind> {
    segments(text, LineMode::Auto).iter().map(|s| s.kind).collect()
}

/// Asserts that a text, written with `|` where a sentence ends, is cut there and nowhere else.
#[track_caller]
fn is_cut(marked: &str) {
    let text = marked.replace('|', "");
    let wanted: Vec<&str> = marked.split('|').map(str::trim).collect();
    assert_eq!(cut(&text), wanted);
}

#[test]
fn plain_terminators_end_sentences() {
    is_cut("It rained all day.| We stayed in.| Did it help?| No!| Nobody knew why.");
    is_cut("Wait!! | Really?! | Yes.");
    is_cut("They lost... | The other side won.");
    is_cut(
        "The plan . . . was good, and . . . I liked it.| It was the end of the matter . . . . | Next came the vote.",
    );
}

#[test]
fn abbreviations_do_not_end_sentences_inside_a_phrase() {
    is_cut("Dr. Lee met Gen. Ortiz and Mrs. Kim at St. Mary's Hospital.");
    is_cut("The U.S. Senate met Acme Inc. lawyers at 9 a.m. in Washington, D.C. on Jan. 5.");
    is_cut("See p. 55, Fig. 3 and No. 4, i.e. the old list, e.g. cats vs. dogs.");
    is_cut("J. R. Hartley and Mary B. Stone wrote it.");
}

#[test]
fn abbreviations_end_sentences_before_a_clear_starter() {
    is_cut("He moved to the U.S.| He liked it there.");
    is_cut("They left at 5 p.m.| The hall was empty.");
    is_cut("She works for Acme Inc.| In May she was promoted.");
    is_cut("They sold pens, ink, etc.| Sales rose.");
    is_cut("My answer is no.| Perhaps later.");
    is_cut("You and I.| They agreed.");
}

#[test]
fn numbers_addresses_and_names_with_marks_stay_whole() {
    is_cut("It cost $3.50 at 10.30 in version 2.0.1 of the shop.");
    is_cut("Write to ann.lee@mail.example.org or see https://www.example.org/a.Html?b=1.| Thanks.");
    is_cut("She works at Yahoo! in the sales team.");
    is_cut("He bought 600.| Nobody asked why.");
}

#[test]
fn a_lost_space_is_seen() {
    is_cut("The vote was close.|The result surprised many.|In 2016 it was not.");
    is_cut("Files such as main.Rs or Node.js, and hosts like mail.Example.org, stay whole.");
}

#[test]
fn detached_periods_end_sentences_and_stray_ones_do_not() {
    is_cut("The council met in May .| It voted for the plan, and the mayor signed it .");
    is_cut("The council agreed on the . Budget plan, he said .| It was, all in all, a success .");
    is_cut("He tried to set up . meetings with them, twice .| They refused, it was said .");
    is_cut(
        "The North Sea is cold, they say .| Ships on the North . Sea were late, he said .| They came home, all of them .",
    );
    is_cut("The U.S . Senate met Mr . Lee, who spoke .| He left, at last .");
}

#[test]
fn lower_case_summaries_have_sentences_too() {
    is_cut("the talks failed , he said .| both sides left the city .| `` we are tired , '' one of them said .");
}

#[test]
fn a_period_lost_after_a_closing_quote_is_a_boundary() {
    is_cut("The report spoke of ‘a clear danger to public health’| The mayor’s office denied it .");
    is_cut("She called it \"the worst day of my whole life\"| He agreed .");
    is_cut("The ‘Quiet Ones’ Peter mentioned were not there .");
    is_cut("He read ‘A Short History of Nearly Everything’ Monday .");
    let text = "He called it ‘a great day for all of us’ She agreed .";
    assert_eq!(segments(text, LineMode::Auto)[0].boundary.kind, BoundaryKind::Lost);
}

#[test]
fn note_numbers_stay_with_their_sentence() {
    is_cut("It was found in most of the cases.12| The others were not studied.[3]| Later work agrees.");
    is_cut("They asked for ‘the consent of the local government’80| But nobody answered .");
}

#[test]
fn quotations_keep_their_speaker() {
    is_cut("\"Is it true?\" she asked.| \"Stop!\" he cried.| ‘We are done,’ they said.");
    is_cut("He said: \"It is over.\"| She left.");
    is_cut("“It was late.”| He slept.");
}

#[test]
fn an_open_quotation_reaches_no_further_than_its_line() {
    is_cut("He said \"it is over and nobody left the room|\n The vote was lost .| The mayor resigned .");
}

#[test]
fn brackets_hold_together() {
    is_cut("He teaches (he was an engineer before.) at a school.| (This one stands alone.)| So does this.");
}

#[test]
fn lists_are_cut_into_items() {
    is_cut("1) Open the box| 2) Take the key");
    is_cut("• milk| • bread");
    is_cut("Do this.| a) wash it| b) dry it");
    is_cut("He paid 5.| 2 of them were his.");
    let text = "1. Wash it.\n2. Dry it.\n- fold\n- store";
    assert_eq!(cut(text), ["1. Wash it.", "2. Dry it.", "- fold", "- store"]);
    assert!(kinds(text).iter().all(|k| *k == SegmentKind::ListItem));
    assert_eq!(segments(text, LineMode::Auto)[0].boundary.kind, BoundaryKind::List);
}

#[test]
fn headings_tables_and_code_are_told_from_prose() {
    use SegmentKind::{Code, Heading, Sentence, TableRow};
    let text = "# Notes\n\nThe Early Years\n\nIt began in May.\n\nName  Year Place Count\nA17.pdf 1962 OSLO 39\nB20.pdf 1963 ROME 40\n\n```\nlet x = 1;\n```\n\n<div class=\"a\">\n\nThe end came soon.";
    assert_eq!(
        kinds(text),
        [Heading, Heading, Sentence, TableRow, TableRow, TableRow, Code, Code, Code, Code, Sentence]
    );
}

#[test]
fn bold_lines_and_labels_are_headings_and_short_sentences_are_not() {
    use SegmentKind::{Heading, ListItem, Sentence};
    let text = "**Key points**\n- The plan passed.\n\nMain findings:\n\nIt was late.\n\nThey agreed\n\n**Very** late, he said.";
    // "They agreed" has no closed-class verb to be told by; a pronoun as subject tells it.
    assert_eq!(kinds(text), [Heading, ListItem, Heading, Sentence, Sentence, Sentence]);
}

#[test]
fn hard_wrapped_paragraphs_are_joined_and_chunks_are_not() {
    let wrapped = "The committee met for the third time this year and agreed that\nthe plan should be put to a vote as soon as the members were\nable to read it. The vote is set for June.\n\nNobody spoke.";
    assert_eq!(cut(wrapped).len(), 3);
    assert_eq!(segments(wrapped, LineMode::Break).len(), 5);
    is_cut("name|\ncontact details|\nevents, meetings");
    is_cut("It was a long\nday for us.");
    let chunks =
        "The committee met for the third time\nThe plan was put to a vote .\nthe members were able to read it .";
    assert_eq!(cut(chunks).len(), 3);
    assert_eq!(segments("one\ntwo", LineMode::Wrap).len(), 1);
}

#[test]
fn lines_are_numbered_by_every_kind_of_line_end() {
    let text = "One.\r\nTwo.\rThree.\u{85}Four.\n\nSix.";
    let lines: Vec<u32> = segments(text, LineMode::Auto).iter().map(|s| s.line).collect();
    assert_eq!(lines, [1, 2, 3, 4, 6]);
    let wrapped = "The committee met for the third time this year and agreed that\nthe plan is good. It\nwas late.";
    assert_eq!(segments(wrapped, LineMode::Wrap).iter().map(|s| s.line).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn spanish_portuguese_french_and_german_have_their_own_ways() {
    is_cut("El Sr. Ruiz vive en EE.UU. desde 1990.| ¿Por qué?| ¡Quién sabe!| «No lo sé.»| Luego se fue.");
    is_cut("A Dra. Lima mora na Av. Central, n.º 5.| O prof. Reis não veio.| Porquê?");
    is_cut("Il est arrivé à 15 h.| Mme Roux n'est pas venue.| « Pourquoi ? » demanda-t-il.| L'homme partit, etc.");
    is_cut(
        "Am 3. Oktober kam Dr. Vogel z. B. nach Ulm.| Er wohnte in der Hauptstr. 5.| Das war im 19. Jahrhundert anders.",
    );
}

#[test]
fn other_scripts_end_sentences_by_their_own_marks() {
    is_cut("今日は雨です。|明日は晴れますか？|「行こう。」と父が言った。|終わり。");
    is_cut("他走了。|我们看《走吧！》好吗？|好！");
    is_cut("هل أنت هنا؟| نعم.");
    is_cut("यह एक घर है।| वह बड़ा है।");
    is_cut("Πού είναι;| Δεν ξέρω.");
    is_cut("Ես տանն եմ:| Դու ուր ես:");
    is_cut("To słowo bałt. jest skrótem.| Drugie nie.");
}

#[test]
fn blank_and_empty_texts_have_no_segments() {
    for text in ["", " ", "\n\n", "\u{3000}\u{85}\u{2028}"] {
        assert!(segments(text, LineMode::Auto).is_empty());
    }
}

/// Segments are in order, apart, trimmed, and leave nothing but white space between them.
fn assert_partition(text: &str, found: &[Segment]) {
    let mut at = 0;
    let mut line = 1;
    for segment in found {
        let range = segment.span.range();
        assert!(text[at..range.start].chars().all(char::is_whitespace), "lost text before {range:?} of {text:?}");
        let content = &text[range.clone()];
        assert!(!content.is_empty() && content.trim() == content, "{content:?}");
        assert!((0.0..=1.0).contains(&segment.boundary.confidence));
        assert!(segment.line >= line, "lines go back in {text:?}");
        line = segment.line;
        at = range.end;
    }
    assert!(text[at..].chars().all(char::is_whitespace), "lost text at the end of {text:?}");
}

/// Text made of what matters here, and of anything else.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[A-Za-z]{1,9}",
        4 => Just(" ".to_string()),
        2 => Just(". ".to_string()),
        1 => "[.!?…。؟;]{1,4}",
        1 => "[\"'“”‘’«»`()\\[\\]「」]{1,3}",
        1 => "[0-9]{1,4}",
        1 => Just("\n".to_string()),
        1 => Just("\r\n".to_string()),
        1 => Just("\n\n- ".to_string()),
        1 => Just("\n1. ".to_string()),
        1 => Just(" 2. ".to_string()),
        1 => Just("\t| ".to_string()),
        1 => Just("```\n".to_string()),
        1 => Just("http://a.B".to_string()),
        1 => Just(" Mr. ".to_string()),
        1 => Just(" U.S. ".to_string()),
        1 => "\\PC{1,3}",
        1 => any::<char>().prop_map(|c| c.to_string()),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn segments_partition_any_text(text in soup(), mode in 0..3usize) {
        let mode = [LineMode::Auto, LineMode::Break, LineMode::Wrap][mode];
        assert_partition(&text, &segments(&text, mode));
    }

    #[test]
    fn no_segment_crosses_a_line_of_a_summary(text in soup()) {
        // Detached periods make it a summary of chunks, one a line.
        let text = format!("{text}\nIt ended, he said .\nSo did this, she said .\nAnd that, too .");
        let settings = SegmentSettings::default();
        let mut found = profile(&text, StyleChoice::Summary);
        found.spacing = crate::model::Spacing::Detached;
        for segment in segment(&text, &found, &settings) {
            let content = &text[segment.span.range()];
            prop_assert!(!content.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']), "{content:?}");
        }
    }

    #[test]
    fn a_blank_line_is_always_a_boundary(left in soup(), right in soup(), mode in 0..3usize) {
        let mode = [LineMode::Auto, LineMode::Break, LineMode::Wrap][mode];
        let text = format!("{left}\n\n{right}");
        for segment in segments(&text, mode) {
            prop_assert!(!text[segment.span.range()].contains("\n\n"));
        }
    }
}

#[test]
fn shapes_without_terminators_stand_alone() {
    is_cut("See https://a.example.org/x| https://b.example.org/y| It is all there.");
    is_cut("Ann Lee| 08/16/2000 12:05 PM| I saw the note.| Best regards,| Bo");
    is_cut("It was sent on 8/6/00 2:05 PM, as they said.");
    is_cut("A note by Ann| ________| Another note");
    // A blank to fill in belongs to its sentence.
    is_cut("I will come by train ________| No, I will not");
}

/// A stage that looked back or ahead without bound would need hours for these.
#[test]
fn hostile_texts_cost_no_more_than_others() {
    const SIZE: usize = 400_000;
    for pattern in [
        "a",
        ".",
        ". ",
        " .",
        ". . ",
        "'",
        "\"a\" ",
        "“",
        "(",
        ")",
        "...a ",
        "1. ",
        "• ",
        "Mr. ",
        "U.S. ",
        "’A ",
        "```\n",
        "a\n",
        "|\n",
        "\t|",
        "http://",
        "。",
        "「",
        "；",
        ":) ",
        "A. ",
        "?\"",
        " \u{3000}",
        "-",
        "[1",
        "[1]",
        "1,",
        ". \"",
        ". '' ",
        "a\r",
        "( . ",
        "Aa . Aa ",
    ] {
        let text = pattern.repeat(SIZE / pattern.len());
        assert_partition(&text, &segments(&text, LineMode::Auto));
        assert_partition(&text, &segments(&text, LineMode::Wrap));
    }
}
