//! What two sentences are to each other: tables of pairs in our own words (`fixtures/pairs`), one claim a line.

use sumsift::model::{ConflictClass, Relation};
use sumsift::pair::compare_texts;

const SAME: &str = include_str!("../fixtures/pairs/same.tsv");
const CONFLICT: &str = include_str!("../fixtures/pairs/conflict.tsv");
const NO_CONFLICT: &str = include_str!("../fixtures/pairs/no_conflict.tsv");
const DIFFERENT: &str = include_str!("../fixtures/pairs/different.tsv");

/// The rows of a table; the last two columns are the sentences.
fn rows(table: &'static str) -> Vec<(&'static str, &'static str, &'static str)> {
    let rows: Vec<_> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| match line.split('\t').collect::<Vec<_>>()[..] {
            [a, b] => ("", a, b),
            [class, a, b] => (class, a, b),
            _ => panic!("no row: {line}"),
        })
        .collect();
    assert!(rows.len() >= 36, "a table of {} rows", rows.len());
    rows
}

fn merges(relation: Relation) -> bool {
    matches!(relation, Relation::Exact | Relation::Near | Relation::Subsumed)
}

/// Every row for which `right` does not hold, as one message.
fn all(table: &'static str, right: impl Fn(&str, &str, &str) -> bool) {
    let wrong: Vec<String> = rows(table)
        .into_iter()
        .filter(|(class, a, b)| !right(class, a, b))
        .map(|(class, a, b)| format!("{class} {:?}\n  {a}\n  {b}", compare_texts(a, b)))
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_restatement_adds_nothing() {
    all(SAME, |_, a, b| merges(compare_texts(a, b).relation));
}

#[test]
fn the_longer_one_says_more_whichever_comes_first() {
    let (long, short) =
        ("The gallery's director, Tomas Brandt, resigned after the audit on Friday.", "Brandt resigned.");
    for (a, b, more) in
        [(long, "Tomas Brandt resigned after the audit.", 0), ("Tomas Brandt resigned after the audit.", long, 1)]
    {
        let pair = compare_texts(a, b);
        assert_eq!((pair.relation, pair.a), (Relation::Subsumed, more), "{pair:?}");
    }
    assert!(!merges(compare_texts(short, "The audit was published on Friday.").relation));
}

#[test]
fn case_spacing_and_marks_do_not_make_another_sentence() {
    for (_, a, _) in rows(SAME) {
        let b = format!("{} .", a.trim_end_matches('.').to_lowercase());
        assert_eq!(compare_texts(a, &b).relation, Relation::Exact, "{a}");
    }
}

#[test]
fn one_exchanged_fact_is_a_conflict_of_its_class() {
    all(CONFLICT, |class, a, b| {
        let wanted = match class {
            "number" => ConflictClass::Number,
            "date" => ConflictClass::Date,
            "name" => ConflictClass::Name,
            "polarity" => ConflictClass::Polarity,
            "role" => ConflictClass::Role,
            _ => return false,
        };
        [compare_texts(a, b), compare_texts(b, a)].iter().all(|pair| {
            pair.relation == Relation::Conflict && pair.evidence.difference.as_ref().is_some_and(|d| d.class == wanted)
        })
    });
}

#[test]
fn the_differing_words_are_given() {
    let (a, b) = ("Hundreds of boats left the old port.", "Thousands of boats left the old port.");
    let difference = compare_texts(a, b).evidence.difference.expect("a conflict");
    assert_eq!((&a[difference.a.range()], &b[difference.b.range()]), ("Hundreds", "Thousands"));
}

#[test]
fn near_misses_are_no_conflict() {
    all(NO_CONFLICT, |_, a, b| compare_texts(a, b).relation != Relation::Conflict);
}

#[test]
fn sentences_about_one_topic_are_not_merged() {
    all(DIFFERENT, |_, a, b| {
        let relation = compare_texts(a, b).relation;
        !merges(relation) && relation != Relation::Conflict
    });
}

#[test]
fn the_score_ranks_restatements_above_all_others() {
    let score = |(_, a, b): (&str, &str, &str)| compare_texts(a, b).score;
    let lowest = rows(SAME).into_iter().map(score).fold(1.0, f32::min);
    let highest = rows(DIFFERENT).into_iter().chain(rows(CONFLICT)).map(score).fold(0.0, f32::max);
    assert!(lowest > highest, "{lowest} {highest}");
}

#[test]
fn empty_and_odd_texts_are_compared_too() {
    for (a, b) in
        [("", ""), (".", "."), ("", "A cat."), ("UNK UNK", "UNK"), ("\u{fffd}", "é"), ("日本語の文", "日本語の文")]
    {
        let pair = compare_texts(a, b);
        assert!((0.0..=1.0).contains(&pair.score), "{pair:?}");
    }
}
