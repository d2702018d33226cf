//! A unified diff of one document, for `--diff`.

use crate::cli::visible;
use similar::{Algorithm, ChangeTag, TextDiff};
use std::fmt::Write;

/// The diff from `before` to `after`, with `name` in its head; `color` paints lines for a terminal.
///
/// The lines that occur once on both sides are matched first (patience), which keeps long texts quick.
pub fn unified(name: &str, before: &str, after: &str, color: bool) -> String {
    let diff = TextDiff::configure().algorithm(Algorithm::Patience).diff_lines(before, after);
    let mut out = format!("--- {name}\n+++ {name} (cleaned)\n");
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        let _ = writeln!(out, "{}", hunk.header());
        for change in hunk.iter_changes() {
            let (sign, paint) = match change.tag() {
                ChangeTag::Delete => ('-', "\x1b[31m"),
                ChangeTag::Insert => ('+', "\x1b[32m"),
                ChangeTag::Equal => (' ', ""),
            };
            let line = change.value().trim_end_matches(['\n', '\r']);
            if color && !paint.is_empty() {
                let _ = writeln!(out, "{paint}{sign}{}\x1b[0m", visible::text(line));
            } else if color {
                let _ = writeln!(out, "{sign}{}", visible::text(line));
            } else {
                let _ = writeln!(out, "{sign}{line}");
            }
            if change.missing_newline() {
                out.push_str("\\ No newline at end of file\n");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_changed_lines_and_their_neighbours_are_shown() {
        let before = "One .\nTwo.\n";
        let shown = unified("a.txt", before, "One.\nTwo.\n", false);
        assert_eq!(shown, "--- a.txt\n+++ a.txt (cleaned)\n@@ -1,2 +1,2 @@\n-One .\n+One.\n Two.\n");
    }

    #[test]
    fn a_missing_last_line_end_is_said() {
        assert!(unified("a", "One .", "One.", false).ends_with("+One.\n\\ No newline at end of file\n"));
    }
}
