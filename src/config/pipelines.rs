//! The pipelines that come with the program: the files of `pipelines/`, by name.

/// A pipeline that comes with the program.
#[derive(Debug)]
pub struct Pipeline {
    /// Its name; the file is `pipelines/NAME.toml`.
    pub name: &'static str,
    /// The file.
    pub source: &'static str,
}

/// The pipeline that `clean` runs when none is named.
pub const DEFAULT: &str = "clean-summary";

/// All of them, the default first.
pub static PIPELINES: &[Pipeline] = &[
    Pipeline { name: DEFAULT, source: include_str!("../../pipelines/clean-summary.toml") },
    Pipeline { name: "strict", source: include_str!("../../pipelines/strict.toml") },
    Pipeline { name: "merge-summaries", source: include_str!("../../pipelines/merge-summaries.toml") },
    Pipeline { name: "captions", source: include_str!("../../pipelines/captions.toml") },
    Pipeline { name: "dedup-collection", source: include_str!("../../pipelines/dedup-collection.toml") },
    Pipeline { name: "report-only", source: include_str!("../../pipelines/report-only.toml") },
];

/// The pipeline called `name`.
///
/// ```
/// assert!(sumsift::config::pipelines::find("strict").is_some());
/// assert!(sumsift::config::pipelines::find("lenient").is_none());
/// ```
pub fn find(name: &str) -> Option<&'static Pipeline> {
    PIPELINES.iter().find(|p| p.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::parse;
    use std::path::Path;

    #[test]
    fn every_pipeline_is_valid_and_says_its_name_and_purpose() {
        for pipeline in PIPELINES {
            let options = parse(pipeline.source, Path::new(pipeline.name)).unwrap();
            assert_eq!(options.name.as_deref(), Some(pipeline.name));
            assert!(options.description.is_some_and(|d| d.len() > 20), "{} says too little", pipeline.name);
        }
    }

    #[test]
    fn every_file_of_the_folder_is_built_in() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("pipelines");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|e| e.unwrap().file_name().into_string().unwrap().strip_suffix(".toml").map(str::to_owned))
            .collect();
        files.sort();
        let mut built_in: Vec<&str> = PIPELINES.iter().map(|p| p.name).collect();
        built_in.sort_unstable();
        assert_eq!(files, built_in);
    }
}
