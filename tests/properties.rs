//! The laws of the design over generated texts. A failure prints the smallest text that breaks the law: make it a test
//! in [`regressions`].

mod common;

use common::{clean, laws, noisy};
use proptest::prelude::*;
use sumsift::rules::RULES;

proptest! {
    #![proptest_config(noisy::config())]

    #[test]
    fn law_1_nothing_is_lost(text in noisy::text()) {
        laws::nothing_is_lost(&text, &clean(&text));
    }

    #[test]
    fn law_2_every_output_sentence_has_a_source(text in noisy::text()) {
        laws::every_output_has_a_source(&text, &clean(&text));
    }

    #[test]
    fn law_3_no_words_are_invented(text in noisy::text()) {
        laws::no_words_are_invented(&text, &clean(&text));
    }

    #[test]
    fn verdicts_and_groups_hold_together(text in noisy::text()) {
        laws::verdicts_hold_together(&text, &clean(&text));
    }

    #[test]
    fn law_7_findings_decide_nothing(
        text in noisy::text(),
        chosen in proptest::sample::subsequence(codes(), 0..=RULES.len()),
    ) {
        laws::findings_decide_nothing(&text, chosen.into_iter().map(str::to_owned).collect());
    }

    #[test]
    fn law_10_cleaning_is_a_fixpoint(text in noisy::text()) {
        laws::cleaning_is_a_fixpoint(&clean(&text));
    }
}

/// The codes of all rules.
fn codes() -> Vec<&'static str> {
    RULES.iter().map(|rule| rule.meta().code).collect()
}

/// All laws on one text.
fn all_laws(text: &str) {
    let cleaned = clean(text);
    laws::nothing_is_lost(text, &cleaned);
    laws::every_output_has_a_source(text, &cleaned);
    laws::no_words_are_invented(text, &cleaned);
    laws::verdicts_hold_together(text, &cleaned);
    laws::findings_decide_nothing(text, Vec::new());
    laws::cleaning_is_a_fixpoint(&cleaned);
}

/// Texts that once broke a law, and texts at the edge.
mod regressions {
    use super::all_laws;

    #[test]
    fn texts_without_a_sentence() {
        for text in ["", " ", "\n\n", "\r\n \u{85}\t", ".", " . . .", "’", "\u{feff}", "\0"] {
            all_laws(text);
        }
    }

    #[test]
    fn every_kind_of_line_end() {
        all_laws(" The council met .\r\n\r\nThe council met .\u{85}It met .\rIt met .\u{2028}The the council met");
    }
}
