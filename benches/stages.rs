//! One stage at a time, on one core, in bytes of text per second: `cargo bench --bench stages`.
//!
//! Text: the fixtures, repeated to about a megabyte as documents of their own sizes, so that no long document flatters a
//! stage. `SUMSIFT_BENCH_TEXT=FILE` takes another text, cut into documents at blank lines (news of your own).

mod corpus;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use sumsift::config::Settings;
use sumsift::model::{Profile, Segment};
use sumsift::rules::{RULES, Rule};
use sumsift::text::{DocumentView, profile::profile};

fn main() {
    divan::main();
}

/// A document with what the stages before found out.
struct Prepared {
    text: String,
    profile: Profile,
    segments: Vec<Segment>,
}

impl Prepared {
    fn view(&self) -> DocumentView<'_> {
        DocumentView::new(&self.text, &self.profile, &self.segments)
    }
}

fn prepared(texts: Vec<String>) -> Vec<Prepared> {
    let settings = Settings::default();
    texts
        .into_iter()
        .map(|text| {
            let profile = profile(&text, settings.segment.style);
            let segments = sumsift::segment::segment(&text, &profile, &settings.segment);
            Prepared { text, profile, segments }
        })
        .collect()
}

fn bytes(documents: &[Prepared]) -> BytesCount {
    BytesCount::new(documents.iter().map(|d| d.text.len()).sum::<usize>())
}

/// What a document is like as a whole.
#[divan::bench]
fn profile_news(bencher: Bencher) {
    let texts = corpus::news();
    bencher.counter(BytesCount::new(texts.iter().map(String::len).sum::<usize>())).bench(|| {
        texts.iter().map(|text| profile(black_box(text), Settings::default().segment.style).words).sum::<u32>()
    });
}

fn segment(bencher: Bencher, documents: &[Prepared]) {
    let settings = Settings::default().segment;
    bencher.counter(bytes(documents)).bench(|| {
        let cut = |d: &Prepared| sumsift::segment::segment(black_box(&d.text), &d.profile, &settings).len();
        documents.iter().map(cut).sum::<usize>()
    });
}

#[divan::bench]
fn segment_news(bencher: Bencher) {
    segment(bencher, &prepared(corpus::news()));
}

#[divan::bench]
fn segment_summaries(bencher: Bencher) {
    segment(bencher, &prepared(corpus::summaries()));
}

/// Words and their kinds; what rules and comparisons read.
#[divan::bench]
fn tokenise_news(bencher: Bencher) {
    let documents = prepared(corpus::news());
    bencher
        .counter(bytes(&documents))
        .bench(|| documents.iter().map(|d| black_box(d.view()).lower.len()).sum::<usize>());
}

fn score(bencher: Bencher, rules: &[&'static dyn Rule]) {
    let documents = prepared(corpus::news());
    let views: Vec<_> = documents.iter().map(Prepared::view).collect();
    bencher
        .counter(bytes(&documents))
        .bench(|| views.iter().map(|view| sumsift::score::score(black_box(view), rules).len()).sum::<usize>());
}

/// All rules over clean text.
#[divan::bench]
fn score_news(bencher: Bencher) {
    score(bencher, RULES);
}

/// Each rule alone; none should take more than a quarter of all of them.
#[divan::bench(args = RULES.iter().map(|rule| rule.meta().code))]
fn score_rule(bencher: Bencher, code: &str) {
    let rules: Vec<_> = RULES.iter().copied().filter(|rule| rule.meta().code == code).collect();
    score(bencher, &rules);
}

/// Comparing the sentences of machine summaries.
#[divan::bench]
fn pair_summaries(bencher: Bencher) {
    let documents = prepared(corpus::summaries());
    let views: Vec<_> = documents.iter().map(|d| (d.view(), vec![Vec::new(); d.segments.len()])).collect();
    let settings = Settings::default().pair;
    bencher.counter(bytes(&documents)).bench(|| {
        views
            .iter()
            .map(|(view, repairs)| sumsift::pair::pairs(black_box(view), repairs, &settings).len())
            .sum::<usize>()
    });
}
