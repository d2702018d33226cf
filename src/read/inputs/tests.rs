use super::*;

/// A folder with these files; a file's content is its second part.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    for (name, content) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, content).expect("a file");
    }
    dir
}

fn find(paths: &[PathBuf]) -> Result<Inputs> {
    find_inputs(paths, None, "text")
}

fn rels(inputs: &Inputs) -> Vec<&str> {
    inputs.inputs.iter().map(|input| input.rel.as_str()).collect()
}

#[test]
fn a_folder_gives_its_text_files_sorted_and_relative() {
    let dir = folder(&[
        ("b/two.md", ""),
        ("b.txt", ""),
        ("a/rows.jsonl", ""),
        ("photo.png", ""),
        (".hidden.txt", ""),
        ("skipped.txt", ""),
        (".ignore", "skipped.txt\n"),
    ]);
    let found = find(&[dir.path().into()]).expect("inputs");
    assert_eq!(rels(&found), ["a/rows.jsonl", "b.txt", "b/two.md"]);
    let formats: Vec<_> = found.inputs.iter().map(|input| input.format).collect();
    assert_eq!(formats, [Some(Format::JsonLines), Some(Format::Text), Some(Format::Text)]);
    assert!(found.problems.is_empty());
}

#[test]
fn a_file_named_directly_is_always_taken() {
    let dir = folder(&[(".hidden", "Prose."), ("data", "{\"text\": \"A record.\"}\n"), (".ignore", "*\n")]);
    let found = find(&[dir.path().join("data"), dir.path().join(".hidden")]).expect("inputs");
    assert_eq!(rels(&found), [".hidden", "data"]);
    assert_eq!(found.inputs[0].format, Some(Format::Text));
    assert_eq!(found.inputs[1].format, Some(Format::JsonLines));
    assert_eq!((found.inputs[0].given, found.inputs[1].given), (1, 0));
}

#[test]
fn a_format_given_holds_for_all() {
    let dir = folder(&[("a.txt", ""), ("b.json", "[]")]);
    let paths = ["a.txt", "b.json"].map(|name| dir.path().join(name));
    let found = find_inputs(&[&paths[..], &["-".into()]].concat(), Some(Format::JsonLines), "text").expect("inputs");
    assert!(found.inputs.iter().all(|input| input.format == Some(Format::JsonLines)));
}

#[test]
fn the_same_file_by_several_ways_is_read_once() {
    let dir = folder(&[("sub/a.txt", ""), ("sub/b.txt", "")]);
    let ways = ["sub/a.txt", "", "sub/../sub/./a.txt"].map(|way| dir.path().join(way));
    let found = find(&ways).expect("inputs");
    assert_eq!(rels(&found), ["sub/a.txt", "sub/b.txt"]);
    assert_eq!((found.inputs[0].given, found.inputs[1].given), (0, 1));
    let stdin = find(&["-".into(), "-".into()]).expect("inputs");
    assert_eq!((rels(&stdin), stdin.inputs[0].format), (vec!["stdin"], None));
}

#[test]
fn files_of_the_same_name_get_longer_ones_whatever_the_order() {
    let dir = folder(&[("x/a.txt", ""), ("y/a.txt", ""), ("y/b.txt", "")]);
    let paths = ["x/a.txt", "y/a.txt", "y/b.txt"].map(|name| dir.path().join(name));
    let found = find(&paths).expect("inputs");
    let mut backwards = paths.to_vec();
    backwards.reverse();
    assert_eq!(rels(&find(&backwards).expect("inputs")), rels(&found));
    assert_eq!(found.inputs.iter().filter(|input| input.rel == "b.txt").count(), 1);
    assert!(found.inputs.iter().any(|input| input.rel.ends_with("x/a.txt")));
    assert!(found.inputs.iter().all(|input| !input.rel.starts_with('/') && !input.rel.contains("..")));
}

#[test]
fn names_that_go_up_stay_below_the_output_folder() {
    assert_eq!(normal("../../etc/./a.txt".as_ref()), "etc/a.txt");
    assert_eq!(normal("/a//b".as_ref()), "a/b");
}

#[test]
fn what_cannot_be_read_is_named() {
    let dir = folder(&[("empty/photo.png", "")]);
    let message = |name: &str| find(&[dir.path().join(name)]).expect_err("an error").to_string();
    assert!(message("missing.txt").contains("missing.txt: No such file"), "{}", message("missing.txt"));
    assert!(message("empty").ends_with("(hidden and ignored ones do not count)"));
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_are_a_problem_and_the_rest_goes_on() {
    use std::os::unix::fs::symlink;
    let dir = folder(&[("a/one.txt", ""), ("z.txt", "")]);
    symlink(dir.path(), dir.path().join("a/up")).expect("a link");
    symlink("nowhere", dir.path().join("a/dangling.txt")).expect("a link");
    symlink("one.txt", dir.path().join("a/same.txt")).expect("a link");
    let found = find(&[dir.path().into()]).expect("inputs");
    assert_eq!(rels(&found), ["a/one.txt", "z.txt"]);
    let problems: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems.iter().any(|p| p.contains("a/up: is a link in a circle: it leads back to")), "{problems:?}");
    assert!(problems.iter().any(|p| p.contains("dangling.txt")), "{problems:?}");
}

#[cfg(unix)]
#[test]
fn folders_that_link_to_each_other_are_walked_once() {
    use std::os::unix::fs::symlink;
    // Twelve folders, each linking to all: 12! paths without a circle among the first steps.
    let names: Vec<String> = (0..12).map(|n| format!("d{n:02}")).collect();
    let files: Vec<String> = names.iter().map(|name| format!("{name}/a.txt")).collect();
    let dir = folder(&files.iter().map(|file| (file.as_str(), "")).collect::<Vec<_>>());
    for (from, to) in names.iter().flat_map(|from| names.iter().map(move |to| (from, to))).filter(|(a, b)| a != b) {
        symlink(dir.path().join(to), dir.path().join(from).join(to)).expect("a link");
    }
    let found = find(&[dir.path().into()]).expect("inputs");
    assert_eq!((found.inputs.len(), found.problems.len()), (12, 0));
    assert!(found.inputs.iter().all(|input| input.rel.len() == "d00/a.txt".len()));
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_elsewhere_is_followed_and_one_to_a_parent_is_not() {
    use std::os::unix::fs::symlink;
    let dir = folder(&[("in/a.txt", ""), ("in/.store/c.txt", ""), ("out/b.txt", "")]);
    symlink(dir.path().join("out"), dir.path().join("in/elsewhere")).expect("a link");
    symlink(dir.path(), dir.path().join("in/parent")).expect("a link");
    symlink(".store", dir.path().join("in/stored")).expect("a link");
    symlink("in", dir.path().join("way-in")).expect("a link");
    let found = find(&[dir.path().join("way-in")]).expect("inputs");
    assert_eq!(rels(&found), ["a.txt", "elsewhere/b.txt", "stored/c.txt"]);
    assert_eq!(found.problems.len(), 1);
    assert!(found.problems[0].to_string().contains("way-in/parent: is a link in a circle"), "{}", found.problems[0]);
}
