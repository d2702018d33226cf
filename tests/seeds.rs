//! The two seeds of the development data: a page that a person wrote, with tables, and a machine summary of an article.
//! Skipped, with a note, where the data is absent.

mod common;

use common::{clean, laws, segments, shared};
use sumsift::model::Severity;
use sumsift::pipeline::Cleaned;

fn seed(file: &str) -> Option<(String, Cleaned)> {
    let text = std::fs::read_to_string(shared(file)?).expect("a seed is UTF-8 text");
    let cleaned = clean(&text);
    Some((text, cleaned))
}

const PERSON: &str = "seeds/000_bc15e3f53c2e627b.txt";
const MACHINE: &str = "seeds/004_4b4ad583fcb30f3e.txt";

#[test]
fn the_page_of_a_person_passes_unchanged_but_for_white_space() {
    let Some((text, cleaned)) = seed(PERSON) else { return };
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(words(&cleaned.text), words(&text));
}

#[test]
fn rows_of_tables_are_not_called_garbled() {
    let Some((text, cleaned)) = seed(PERSON) else { return };
    let mut rows = 0;
    for segment in segments(&cleaned) {
        let own = &text[segment.span.range()];
        if own.starts_with("Item Date") || own.contains(".pdf ") {
            rows += 1;
            let noise: Vec<_> = segment.findings.iter().filter(|f| f.severity >= Severity::Blemish).collect();
            assert!(noise.is_empty(), "{own}: {noise:?}");
        }
    }
    assert!(rows == 10, "each of the 10 rows is a segment of its own; {rows} were found");
}

#[test]
fn the_laws_hold_on_both_seeds() {
    for (text, cleaned) in [PERSON, MACHINE].into_iter().filter_map(seed) {
        laws::nothing_is_lost(&text, &cleaned);
        laws::every_output_has_a_source(&text, &cleaned);
        laws::no_words_are_invented(&text, &cleaned);
        laws::verdicts_hold_together(&text, &cleaned);
        laws::cleaning_is_a_fixpoint(&cleaned);
    }
}

#[test]
fn the_machine_summary_loses_its_detached_periods_and_its_repeats() {
    let Some((text, cleaned)) = seed(MACHINE) else { return };
    let detached = |text: &str| text.matches(" .").count();
    assert!(detached(&text) > 300 && detached(&cleaned.text) < 10, "{} detached periods left", detached(&cleaned.text));
    assert!(cleaned.stats.merged > 50, "{} sentences merged", cleaned.stats.merged);
}
