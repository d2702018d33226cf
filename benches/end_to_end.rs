//! Cleaning with a ledger, from text in memory to lines of JSON: `cargo bench --bench end_to_end`.
//!
//! 500 documents: the machine summary of the development data where it is there (49 kB each), else the fixtures. The
//! eightfold input shows whether time grows with size.

// `news` is for the other benchmark.
#[allow(dead_code)]
mod corpus;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::path::Path;
use sumsift::config::Settings;
use sumsift::model::Document;
use sumsift::pipeline::Pipeline;

fn main() {
    divan::main();
}

fn documents(count: usize) -> Vec<Document> {
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds/004_4b4ad583fcb30f3e.txt");
    let texts = std::fs::read_to_string(seed).map_or_else(|_| corpus::summaries(), |text| vec![text]);
    texts.iter().cycle().take(count).enumerate().map(|(n, text)| Document::from_text(n.to_string(), text)).collect()
}

/// Cleans the documents on `threads` threads, ledger lines included.
fn clean(bencher: Bencher, documents: &[Document], threads: usize) {
    let pipeline = Pipeline::new(Settings::default()).expect("default rules");
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
    let size: usize = documents.iter().map(|d| d.text.len()).sum();
    bencher.counter(BytesCount::new(size)).bench(|| {
        pool.install(|| {
            let mut written = 0;
            // In batches, as the command does: memory does not grow with the input.
            for batch in documents.chunks(64) {
                for cleaned in pipeline.clean_all(black_box(batch)) {
                    let mut ledger = Vec::new();
                    for record in &cleaned.records {
                        sumsift::emit::ledger::write(&mut ledger, record).expect("memory takes it");
                    }
                    written += ledger.len() + cleaned.text.len();
                }
            }
            written
        })
    });
}

#[divan::bench(args = [1, 2], sample_count = 3)]
fn clean_500_documents(bencher: Bencher, threads: usize) {
    clean(bencher, &documents(500), threads);
}

/// One document, and one of eight times its length: the ratio of the two times should stay below nine.
#[divan::bench(args = [1, 8], sample_count = 10)]
fn clean_one_document_times(bencher: Bencher, times: usize) {
    let text: String = documents(1).iter().map(|d| d.text.as_str()).collect();
    // Other numbers in each part, so that the parts are not each other's copies.
    let parts = (0..times).map(|n| text.replace("the ", &format!("the {n}th ")));
    let document = Document::from_text("long", parts.collect::<String>());
    clean(bencher, &[document], 1);
}
