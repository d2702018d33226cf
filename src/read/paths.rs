//! What stands for paths: a list of them in a file, and patterns like `data/*.jsonl.zst` that no shell has expanded.

use super::walk::no_utf8;
use crate::error::{Error, Result};
use globset::GlobBuilder;
use ignore::WalkBuilder;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

/// The paths in a list: one a line, or each ended by a NUL as `find -print0` writes them. Empty lines are passed over.
///
/// # Errors
/// [`Error::Io`] where it cannot be read, [`Error::NotText`] where a path is no UTF-8. `name` is for messages.
///
/// ```
/// use std::path::Path;
/// let paths = sumsift::read::listed_paths(&b"a.txt\r\nb c.txt\n\n"[..], Path::new("list")).unwrap();
/// assert_eq!(paths, [Path::new("a.txt"), Path::new("b c.txt")]);
/// ```
pub fn listed_paths(mut list: impl Read, name: &Path) -> Result<Vec<PathBuf>> {
    let mut bytes = Vec::new();
    list.read_to_end(&mut bytes).map_err(|source| Error::io(name, source))?;
    let nul = bytes.contains(&0);
    let mut paths = Vec::new();
    for (n, line) in bytes.split(|&b| b == if nul { 0 } else { b'\n' }).enumerate() {
        let line = if nul { line } else { line.strip_suffix(b"\r").unwrap_or(line) };
        let line = std::str::from_utf8(line).map_err(|_| {
            let reason = format!("line {} is a path that is not UTF-8", n + 1);
            Error::NotText { path: name.into(), reason }
        })?;
        if !line.is_empty() {
            paths.push(PathBuf::from(line));
        }
    }
    Ok(paths)
}

/// Puts in place of each path that does not exist and has `*`, `?`, `[` or `{` in it the files that it matches, sorted:
/// `*` and `?` stay inside of a folder, `**` does not. Hidden files match only where the pattern says so.
///
/// # Errors
/// [`Error::NoInput`] for a pattern that is none or matches no file.
pub fn expand_patterns(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut out = Vec::with_capacity(paths.len());
    for path in paths {
        if is_pattern(path) && !path.exists() { out.extend(matches(path)?) } else { out.push(path.clone()) }
    }
    Ok(out)
}

fn is_pattern(path: &Path) -> bool {
    path.as_os_str().as_encoded_bytes().iter().any(|b| b"*?[{".contains(b))
}

fn matches(pattern: &Path) -> Result<Vec<PathBuf>> {
    let refused = |reason: String| Error::NoInput { path: pattern.into(), reason };
    let written = pattern.to_str().ok_or_else(|| no_utf8(pattern))?;
    let written = written.strip_prefix("./").unwrap_or(written);
    let glob = GlobBuilder::new(written).literal_separator(true).build();
    let matcher = glob.map_err(|error| refused(format!("is no pattern: {}", error.kind())))?.compile_matcher();
    // The walk begins where the first pattern stands.
    let (mut root, mut depth, mut hidden) = (PathBuf::new(), 0, false);
    for part in Path::new(written).components() {
        if depth > 0 || is_pattern(part.as_os_str().as_ref()) {
            depth += 1;
            hidden |= part.as_os_str().as_encoded_bytes().starts_with(b".");
        } else {
            root.push(part);
        }
    }
    let here = root.as_os_str().is_empty();
    let mut walker = WalkBuilder::new(if here { Path::new(".") } else { &root });
    walker.standard_filters(false).hidden(!hidden).follow_links(true).sort_by_file_path(Path::cmp);
    if !written.contains("**") {
        walker.max_depth(Some(depth));
    }
    // A link in a circle is an entry that cannot be read; what it leads to is found by its own name.
    let found = walker.build().filter_map(std::result::Result::ok).filter(|entry| entry.path().is_file());
    let paths: Vec<PathBuf> = found
        .map(|entry| entry.path().components().filter(|part| *part != Component::CurDir).collect())
        .filter(|path: &PathBuf| matcher.is_match(path))
        .collect();
    if paths.is_empty() { Err(refused("matches no file".into())) } else { Ok(paths) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_pattern_stands_for_the_files_it_matches() {
        let dir = tempfile::tempdir().expect("a folder");
        for name in ["b.txt", "a.txt", ".c.txt", "d.md", "sub/e.txt", "sub/deep/f.txt"] {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, "").expect("a file");
        }
        let found = |pattern: &str| {
            let paths = expand_patterns(&[dir.path().join(pattern)]).map_err(|error| error.to_string())?;
            let name = |path: &PathBuf| path.strip_prefix(dir.path()).expect("inside").to_string_lossy().into_owned();
            Ok::<_, String>(paths.iter().map(name).collect::<Vec<_>>())
        };
        assert_eq!(found("*.txt"), Ok(vec!["a.txt".into(), "b.txt".into()]));
        assert_eq!(found("**/*.txt"), Ok(["a.txt", "b.txt", "sub/deep/f.txt", "sub/e.txt"].map(String::from).to_vec()));
        assert_eq!(found("s*/?.txt"), Ok(vec!["sub/e.txt".into()]));
        assert_eq!(found("{a,d}.*"), Ok(vec!["a.txt".into(), "d.md".into()]));
        assert_eq!(found(".*.txt"), Ok(vec![".c.txt".into()]));
        assert!(found("*.csv").is_err_and(|error| error.ends_with("*.csv: matches no file")));
        assert!(found("[").is_err_and(|error| error.contains("is no pattern")));
    }

    #[test]
    fn a_file_that_exists_is_no_pattern() {
        let dir = tempfile::tempdir().expect("a folder");
        let odd = dir.path().join("[1].txt");
        fs::write(&odd, "").expect("a file");
        assert_eq!(expand_patterns(std::slice::from_ref(&odd)).expect("a path"), [odd]);
    }

    #[test]
    fn lists_may_be_ended_by_nuls() {
        let name = Path::new("list");
        let paths = listed_paths(&b"a\nb.txt\0c.txt\0"[..], name).expect("paths");
        assert_eq!(paths, [Path::new("a\nb.txt"), Path::new("c.txt")]);
        assert!(
            listed_paths(&b"a\n\xff\n"[..], name).is_err_and(|error| error.to_string().starts_with("list: line 2"))
        );
    }
}
