//! Fifteen pairs of a real machine summary that people decided one by one, named by their line and their place in it.
//! The summary is not part of the project; without it the test says so and passes.

use sumsift::config::Settings;
use sumsift::model::ledger::Record;
use sumsift::model::{ConflictClass, Document, Verdict};
use sumsift::pipeline::Pipeline;

const SUMMARY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/seeds/004_4b4ad583fcb30f3e.txt");

/// What people decided for two sentences.
enum Decided {
    /// One stands for both.
    Merge,
    /// Both cannot be right.
    Conflict(ConflictClass),
    /// Neither stands for the other.
    Apart,
    /// A less precise date: nothing to contradict.
    NoConflict,
}

#[test]
fn fifteen_real_pairs_are_decided_as_people_did() {
    use Decided::{Apart, Conflict, Merge, NoConflict};
    let Ok(text) = std::fs::read_to_string(SUMMARY) else {
        println!("skipped: no {SUMMARY}");
        return;
    };
    // (line, sentence of the line), twice.
    let pairs = [
        ((3, 1), (25, 1), Merge),
        ((3, 0), (25, 0), Merge),
        ((1, 0), (15, 0), Merge),
        ((15, 0), (15, 1), Merge),
        ((29, 0), (29, 1), Merge),
        ((100, 0), (100, 2), Merge),
        ((145, 0), (145, 1), Merge),
        ((145, 0), (145, 2), Conflict(ConflictClass::Polarity)),
        ((118, 0), (118, 1), Conflict(ConflictClass::Number)),
        ((126, 0), (126, 1), NoConflict),
        ((182, 0), (182, 1), Apart),
        ((182, 1), (182, 2), Conflict(ConflictClass::Role)),
        ((31, 0), (31, 1), Apart),
        ((106, 0), (106, 1), Apart),
        ((48, 0), (48, 1), Merge),
        ((173, 0), (173, 1), Merge),
    ];
    let pipeline = Pipeline::new(Settings::default()).expect("default settings hold");
    let cleaned = pipeline.clean(&Document::from_text("summary", text));
    let (mut segments, mut conflicts) = (Vec::new(), Vec::new());
    for record in cleaned.records {
        match record {
            Record::Segment(s) => segments.push(s),
            Record::Conflict(c) => conflicts.push(c),
            _ => {}
        }
    }
    let nth = |(line, n): (u32, usize)| segments.iter().filter(|s| s.line == line).nth(n).expect("a sentence").index;
    let stands = |mut index: u32| {
        while let Some(s) = segments.iter().find(|s| s.index == index && s.verdict == Verdict::Merge) {
            index = s.into.expect("a merge has a target");
        }
        index
    };
    let mut wrong = Vec::new();
    for (first, second, decided) in pairs {
        let (a, b) = (nth(first), nth(second));
        let merged = stands(a) == stands(b);
        let class = conflicts.iter().find(|c| (c.a, c.b) == (a.min(b), a.max(b))).map(|c| c.class);
        let right = match decided {
            Merge => merged,
            Apart => !merged,
            NoConflict => class.is_none(),
            Conflict(wanted) => !merged && class == Some(wanted),
        };
        if !right {
            wrong.push(format!("{first:?} {second:?}: merged {merged}, conflict {class:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
