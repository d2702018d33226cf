use super::*;
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn text(html: &str) -> String {
    page(html.as_bytes(), &Input::stdin()).expect("a page").text
}

#[test]
fn blocks_become_paragraphs_and_lines() {
    let html = "<!DOCTYPE html><html><head><title>Not text</title><style>p { }</style></head><body><h1>Rain</h1>\n\
        <p>It rained\n   all <em>day</em>.<br>It stopped.</p><ul><li>One <b>boat</b></li><li>Two</ul>\
        <table><tr><th>Place</th><th>mm</th></tr><tr><td>Quay</td><td>7</td></tr></table><pre>a\n  b</pre></body></html>";
    let expected = "Rain\n\nIt rained all day.\nIt stopped.\n\n- One boat\n- Two\n\nPlace\tmm\nQuay\t7\n\na\n  b\n";
    assert_eq!(text(html), expected);
}

#[test]
fn entities_are_characters() {
    assert_eq!(
        text("<p>Caf&eacute; &#8212; &#x201C;a&nbsp;&lt; b&rdquo; &copy &unknown;"),
        "Café — “a\u{a0}< b” © &unknown;\n"
    );
}

#[test]
fn what_no_reader_reads_is_left_out() {
    for html in [
        "<script>if (a < b) { document.write('<p>no') }</script>",
        "<SCRIPT type=x>no</script >",
        "<style>no</style>",
        "<!-- no <p>no -->",
        "<nav><ul><li>no</li></ul></nav>",
        "<footer>no<footer>no</footer>no</footer>",
        "<div hidden>no<div>no</div></div>",
        "<p style='display: none'>no</p>",
        "<div role=navigation>no</div>",
        "<textarea><p>no</textarea>",
        "<ul><li><a href=/>no home</a></li><li><a href=/x>no news</a></li></ul>",
        "<noscript>no</noscript>",
        "<svg><text>no</text></svg>",
    ] {
        assert_eq!(text(&format!("<p>Before.</p>{html}<p>After.</p>")), "Before.\n\nAfter.\n", "{html}");
    }
}

#[test]
fn a_link_inside_prose_stays() {
    assert_eq!(
        text("<p>The <a href=x>council</a> met.<p><a href=y>All of it</a> is long ago."),
        "The council met.\n\nAll of it is long ago.\n"
    );
}

#[test]
fn the_main_part_is_taken_alone_where_it_holds_the_text() {
    let story = "The council met on Monday and voted to rebuild the bridge. ".repeat(5);
    let html = format!("<header>Site name</header><main><h1>Bridge</h1><p>{story}</main><div>Share this</div>");
    assert_eq!(text(&html), format!("Bridge\n\n{}\n", story.trim()));
    let teaser = format!("<article>More</article><p>{story}");
    assert_eq!(text(&teaser), format!("More\n\n{}\n", story.trim()));
}

#[test]
fn an_element_never_closed_does_not_swallow_the_page() {
    let story = "The council met on Monday. ".repeat(20);
    assert_eq!(
        text(&format!("<p>Top.<nav><a href=x>Home</a><p>{story}")),
        format!("Top.\n\nHome\n\n{}\n", story.trim())
    );
}

#[test]
fn the_encoding_a_page_declares_is_believed_where_it_can_be() {
    let html = b"<meta charset='iso-8859-2'><p>\xb1\xea";
    let document = page(html, &Input::stdin()).expect("a page");
    assert_eq!((document.text.as_str(), document.encoding.name.as_str()), ("ąę\n", "iso-8859-2"));
    let utf8 = "<meta charset='iso-8859-2'><p>ąę".as_bytes();
    assert_eq!(page(utf8, &Input::stdin()).expect("a page").text, "ąę\n");
    assert!(page(b"%PDF-1.4\n", &Input::stdin()).is_err());
}

#[test]
fn depth_and_floods_take_linear_time_and_no_stack() {
    let attributes: String = (0..300_000).map(|n| format!(" a{n}")).collect();
    let quoted: String = (0..300_000).map(|n| format!("a{n}='>'")).collect();
    for html in [
        "<div>".repeat(500_000) + "deep",
        "<b><p>".repeat(300_000) + "deep",
        "<nav>".repeat(300_000) + "deep",
        format!("<p{attributes}>deep"),
        format!("<p {quoted}>deep"),
        "<".repeat(1_000_000) + " deep",
        "&".repeat(1_000_000) + " deep",
        "<!--".repeat(300_000) + "-->deep",
        "<script>".repeat(300_000) + "</script>deep",
        "<p a=\"".repeat(300_000) + "\">deep",
    ] {
        let start = Instant::now();
        let found = text(&html);
        assert!(found.ends_with("deep\n"), "{}", &html[..20]);
        // An upper bound that no linear reader comes near, not a measurement.
        assert!(start.elapsed() < Duration::from_secs(20), "{}: {:?}", &html[..20], start.elapsed());
    }
}

proptest! {
    #[test]
    fn any_page_is_read(pieces in prop::collection::vec(prop_oneof![
        Just("<p>"), Just("</p>"), Just("<div"), Just(">"), Just(" a='"), Just("'"), Just("<!--"), Just("-->"), Just("<script>"),
        Just("</script"), Just("é"), Just("&"), Just("lt;"), Just("word "), Just("<nav>"), Just("</nav>"), Just("<li>"), Just("\""),
    ], 0..40)) {
        let _ = text(&pieces.concat());
    }
}
