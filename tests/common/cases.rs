//! The fixture cases: `fixtures/<case>/input.txt` (or `input.jsonl`) with `expected/`.

use std::path::{Path, PathBuf};

/// One fixture.
pub struct Case {
    /// Name of its folder; `clean-*` are texts by people.
    pub name: String,
    /// `fixtures/<case>`.
    pub folder: PathBuf,
    /// Its input file.
    pub input: PathBuf,
}

impl Case {
    /// Whether a person wrote it, so that nothing may be merged, dropped or flagged.
    pub fn is_clean(&self) -> bool {
        self.name.starts_with("clean-")
    }

    /// Whether it is a collection of records.
    pub fn is_records(&self) -> bool {
        self.input.extension().is_some_and(|e| e == "jsonl")
    }
}

/// All fixtures in the order of their names.
pub fn all() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut cases: Vec<Case> = std::fs::read_dir(&root)
        .expect("the fixtures folder")
        .filter_map(|entry| {
            let folder = entry.expect("an entry").path();
            let input = ["input.txt", "input.jsonl"].iter().map(|f| folder.join(f)).find(|f| f.exists())?;
            Some(Case { name: folder.file_name()?.to_string_lossy().into_owned(), folder, input })
        })
        .collect();
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    cases
}
