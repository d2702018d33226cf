//! The documentation of a rule, read from the leading `//!` lines of its own source: one text for rustdoc, `explain`,
//! the rule list and the tests that run its examples.

use super::Rule;

/// One fenced block under `## Examples`: a whole document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What the rule must do with it.
    pub expect: Expect,
    /// The document.
    pub text: String,
    /// The document after the rule's own edits, where the block is followed by one marked `repaired`.
    pub repaired: Option<String>,
    /// 1-based line of the rule's source where the text begins.
    pub line: usize,
}

/// What a rule must do with an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// At least one finding of this rule's code.
    Flag,
    /// No finding of this rule's code.
    Keep,
}

/// The documentation of `rule` as Markdown.
///
/// ```
/// use sumsift::rules::{docs, find};
/// let text = docs::text(find("SPC002").unwrap());
/// assert!(text.starts_with("# SPC002 stray-period\n"));
/// ```
pub fn text(rule: &dyn Rule) -> String {
    let mut text = String::new();
    for line in doc_lines(rule.source()) {
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// The headings of the second level (`## ...`), in their order.
pub fn sections(rule: &dyn Rule) -> Vec<&'static str> {
    doc_lines(rule.source()).filter_map(|line| line.strip_prefix("## ")).map(str::trim).collect()
}

/// The examples of `rule`, in their order.
pub fn examples(rule: &dyn Rule) -> Vec<Example> {
    let mut out: Vec<Example> = Vec::new();
    let mut lines = doc_lines(rule.source()).enumerate();
    while let Some((n, line)) = lines.next() {
        let Some(mark) = line.strip_prefix("```") else { continue };
        let block: Vec<&str> = lines.by_ref().map(|(_, l)| l).take_while(|l| !l.starts_with("```")).collect();
        let text = block.join("\n");
        match mark.trim() {
            "flag" => out.push(Example { expect: Expect::Flag, text, repaired: None, line: n + 2 }),
            "keep" => out.push(Example { expect: Expect::Keep, text, repaired: None, line: n + 2 }),
            "repaired" => {
                if let Some(last) = out.last_mut() {
                    last.repaired = Some(text);
                }
            }
            _ => {}
        }
    }
    out
}

/// The leading `//!` lines of a source file, without the mark and the one space behind it.
fn doc_lines(source: &'static str) -> impl Iterator<Item = &'static str> {
    source.lines().map_while(|line| line.strip_prefix("//!")).map(|line| line.strip_prefix(' ').unwrap_or(line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Meta;

    struct Sample;
    impl Rule for Sample {
        fn meta(&self) -> &'static Meta {
            unreachable!("only the source is read")
        }
        fn source(&self) -> &'static str {
            "//! # AAA001 sample\n//!\n//! ## Examples\n//! ```flag\n//! One .\n//! Two .\n//! ```\n//! ```repaired\n//! One.\n//! ```\n//! ```keep\n//! Three.\n//! ```\nuse x;\n//! not this\n"
        }
    }

    #[test]
    fn examples_are_whole_documents() {
        let found = examples(&Sample);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].expect, found[0].text.as_str(), found[0].line), (Expect::Flag, "One .\nTwo .", 5));
        assert_eq!(found[0].repaired.as_deref(), Some("One."));
        assert_eq!((found[1].expect, found[1].text.as_str()), (Expect::Keep, "Three."));
    }

    #[test]
    fn only_the_leading_lines_are_documentation() {
        assert!(!text(&Sample).contains("not this"));
        assert_eq!(sections(&Sample), ["Examples"]);
    }
}
