//! Texts for the benchmarks.

use std::path::{Path, PathBuf};

/// About this many bytes each.
const SIZE: usize = 1 << 20;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The fixtures whose name begins with one of `names`, over and over up to [`SIZE`] bytes, one document each time.
fn fixtures(names: &[&str]) -> Vec<String> {
    let read = |name: &&str| std::fs::read_to_string(root().join("fixtures").join(name).join("input.txt"));
    let texts: Vec<String> = names.iter().map(|name| read(name).expect("a fixture in UTF-8")).collect();
    let mut size = 0;
    let fits = |text: &String| {
        size += text.len();
        size < SIZE
    };
    texts.into_iter().cycle().take_while(fits).collect()
}

/// English text as people write it, in documents of one to two kilobytes.
pub fn news() -> Vec<String> {
    if let Some(path) = std::env::var_os("SUMSIFT_BENCH_TEXT") {
        let text = std::fs::read_to_string(path).expect("the text of SUMSIFT_BENCH_TEXT");
        return text.split("\n\n\n").map(str::to_owned).collect();
    }
    fixtures(&["clean-news", "clean-letter"])
}

/// Machine summaries of one to two kilobytes.
pub fn summaries() -> Vec<String> {
    fixtures(&["council-meeting", "coral-study", "cup-final", "glass-town", "sleep-trial", "night-train"])
}
