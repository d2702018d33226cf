//! Groups and contradictions over hand-made pairs.

use super::cluster;
use crate::model::{
    Boundary, BoundaryKind, Casing, Cluster, Conflict, ConflictClass, Difference, Evidence, Finding, Language, Pair,
    Profile, Relation, Segment, SegmentKind, Severity, Spacing, Span, Style,
};
use crate::text::DocumentView;

const PROFILE: Profile = Profile {
    style: Style::Summary,
    spacing: Spacing::Plain,
    casing: Casing::Normal,
    language: Language::En,
    words: 0,
};

/// Groups sentences, one a line, from the pairs given.
fn grouped(lines: &[&str], pairs: &[Pair], broken: &[u32]) -> (Vec<Cluster>, Vec<Conflict>) {
    let text = lines.join("\n");
    let mut at = 0;
    let segments: Vec<Segment> = (1u32..)
        .zip(lines)
        .map(|(line, sentence)| {
            let span = Span::new(at, at + sentence.len());
            at += sentence.len() + 1;
            let boundary = Boundary { kind: BoundaryKind::Line, confidence: 1.0 };
            Segment { span, line, kind: SegmentKind::Sentence, boundary }
        })
        .collect();
    let findings: Vec<Finding> = broken
        .iter()
        .map(|&segment| Finding {
            code: "TRU001",
            segment,
            span: segments[segment as usize].span,
            severity: Severity::Broken,
            score: 1.0,
            message: String::new(),
            edits: Vec::new(),
            related: Vec::new(),
        })
        .collect();
    cluster(&DocumentView::new(&text, &PROFILE, &segments), pairs, &findings)
}

fn pair(a: u32, b: u32, relation: Relation) -> Pair {
    let difference = (relation == Relation::Conflict).then(|| Difference {
        class: ConflictClass::Number,
        a: Span::new(0, 1),
        b: Span::new(2, 3),
    });
    let evidence = Evidence { difference, ..Evidence::default() };
    Pair { a, b, relation, score: 0.8, similarity: 0.9, mergeable: true, evidence }
}

/// (representative, members) of each group.
fn shape(clusters: &[Cluster]) -> Vec<(u32, Vec<u32>)> {
    clusters.iter().map(|c| (c.representative, c.members.iter().map(|m| m.index).collect())).collect()
}

const LONG: &str = "The council met in Vienna on Monday to discuss the water treaty.";
const SHORT: &str = "The council met in Vienna.";
const OTHER: &str = "Farmers lost most of their apricot harvest to late frost.";

#[test]
fn the_one_that_says_more_stands_wherever_it_is() {
    let (clusters, _) = grouped(&[SHORT, LONG], &[pair(1, 0, Relation::Subsumed)], &[]);
    assert_eq!(shape(&clusters), [(1, vec![0])]);
    assert_eq!(clusters[0].reason, "stands for 1 of 2: says more");
}

#[test]
fn a_broken_one_never_stands_while_a_sound_one_does() {
    let (clusters, _) = grouped(&[SHORT, LONG], &[pair(0, 1, Relation::Near)], &[1]);
    assert_eq!(shape(&clusters), [(0, vec![1])]);
}

#[test]
fn groups_do_not_drift_along_chains() {
    // 2 holds to 1 and 1 to 0, but 2 was never found to hold to 0.
    let pairs = [pair(0, 1, Relation::Subsumed), pair(1, 2, Relation::Subsumed)];
    let (clusters, _) = grouped(&[LONG, SHORT, OTHER], &pairs, &[]);
    assert_eq!(shape(&clusters), [(0, vec![1])]);
}

#[test]
fn same_words_hold_to_what_the_first_of_them_holds_to() {
    let pairs = [pair(0, 1, Relation::Subsumed), pair(1, 2, Relation::Exact), pair(1, 3, Relation::Exact)];
    let (clusters, _) = grouped(&[LONG, SHORT, SHORT, SHORT], &pairs, &[]);
    assert_eq!(shape(&clusters), [(0, vec![1, 2, 3])]);
}

#[test]
fn what_may_not_be_merged_is_in_no_group() {
    let repeat = Pair { mergeable: false, ..pair(0, 1, Relation::Exact) };
    assert_eq!(grouped(&[SHORT, SHORT], &[repeat], &[]).0, []);
}

#[test]
fn contradictions_never_meet_in_a_third() {
    let pairs = [pair(0, 1, Relation::Subsumed), pair(0, 2, Relation::Subsumed), pair(1, 2, Relation::Conflict)];
    let (clusters, conflicts) = grouped(&[LONG, SHORT, OTHER], &pairs, &[]);
    assert_eq!(clusters.iter().map(|c| c.members.len()).sum::<usize>(), 1, "only one of the two joins");
    assert_eq!((conflicts[0].a, conflicts[0].b), (1, 2));
}

#[test]
fn two_independent_lines_outvote_one() {
    let pairs = [pair(0, 1, Relation::Near), pair(0, 2, Relation::Conflict)];
    let (_, conflicts) = grouped(&[LONG, LONG, OTHER], &pairs, &[]);
    assert_eq!((conflicts[0].votes, conflicts[0].choice), ([2, 1], Some(0)));
}

#[test]
fn one_line_against_one_decides_nothing() {
    let (_, conflicts) = grouped(&[LONG, SHORT], &[pair(0, 1, Relation::Conflict)], &[]);
    assert_eq!((conflicts[0].votes, conflicts[0].choice), ([1, 1], None));
}

#[test]
fn a_broken_side_loses() {
    let (_, conflicts) = grouped(&[LONG, SHORT], &[pair(0, 1, Relation::Conflict)], &[0]);
    assert_eq!(conflicts[0].choice, Some(1));
}
