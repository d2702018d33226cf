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

    #[test]
    fn a_deletion_does_not_make_one_word_of_two() {
        all_laws("a\\’0");
        all_laws("A\\’é");
        all_laws("Mayor Ana Ruiz ap\"proved the plan for a new bridge . \n");
        all_laws("éA(À");
    }

    #[test]
    fn what_a_later_pass_merges_joins_the_group_of_what_stands_for_it() {
        let rovers = "Rovers approved the footbridge over the River Lenn after the floods of 2021 . \
                      Rovers lost the footbridge over the River Lenn on Tuesday . \
                      The council approved the plan for a new bridge . \n";
        all_laws(&format!(
            "The council approved the plan for a new bridge after the floods of 2021 . \n{rovers}\
             The council approved the plan for a new bridge . The council approved the plan for a new bridge . \n\
             The council approved the plan for a new bridge! The council approved the plan for a new bridge . \n{rovers}"
        ));
    }

    #[test]
    fn what_contradicts_in_one_pass_is_not_merged_in_the_next() {
        all_laws(
            "The OAS and the UN agreed to review the plan . \n\
             The \\nOAS and the UN agreed to review its own proposal on Tuesday . \n",
        );
    }

    #[test]
    fn findings_of_a_later_pass_lie_on_character_boundaries() {
        all_laws("A panel of 14 experts lost ‘a . \n");
        all_laws("Dr. J. K. Moe approved the report on 3 May 2019  . and the’16 . \n");
        all_laws(
            "The plan was approved on Tuesday ?\tThe plan was approved .\u{a0}Mayor Ruiz approved the plan\\n today . \n",
        );
    }

    #[test]
    fn a_period_left_over_is_taken_in_the_first_run() {
        all_laws(
            "A panel of 14 experts approved the plan for a new bridge. . Dr. J. K. Moe approved the plan for a new bridge \
             and the . \n",
        );
        all_laws("St. Anne's pari. \nA panel of 14 experts approved the plan for a new bridge. . \n");
    }
}
