//! [`Summary`]: the one line after the text, what was done and how to see why.

use super::plan::Why;
use crate::model::ledger::StatsRecord;
use crate::pipeline::add_stats;
use crate::read::Input;

/// What was done so far.
#[derive(Debug, Default)]
pub struct Summary {
    /// Counts of the run.
    pub stats: StatsRecord,
    /// Documents that changed.
    pub changed: u64,
    inputs: u64,
    /// Name of the last input, for people.
    name: String,
    /// Documents and rejects before the last input began.
    before: (u64, u64),
}

impl Summary {
    /// An input begins.
    pub fn begin(&mut self, input: &Input) {
        self.inputs += 1;
        self.name = input.shown();
        self.before = (self.stats.documents, self.stats.rejects);
    }

    /// A document is done.
    pub fn document(&mut self, stats: &StatsRecord, changed: bool) {
        add_stats(&mut self.stats, stats);
        self.changed += u64::from(changed);
    }

    /// A record was rejected.
    pub fn reject(&mut self) {
        self.stats.rejects += 1;
    }

    /// What to say where no record of the last input could be read.
    pub fn all_rejected(&self, text_key: &str) -> Option<String> {
        let (documents, rejects) = (self.stats.documents - self.before.0, self.stats.rejects - self.before.1);
        (documents == 0 && rejects > 0)
            .then(|| format!("{}: no record could be read; is `{text_key}` the right --text-key?", self.name))
    }

    /// Whether the last input held neither a document nor a reject: JSON Lines without lines.
    pub fn had_nothing(&self) -> bool {
        self.before == (self.stats.documents, self.stats.rejects)
    }

    /// Whether no input could be read.
    pub fn is_empty(&self) -> bool {
        self.inputs == 0
    }

    /// What was done, and how to see why.
    pub fn line(&self, why: &Why) -> String {
        let s = &self.stats;
        let mut parts = Vec::new();
        let repaired = if s.edited > 0 { format!(" ({} repaired)", s.edited) } else { String::new() };
        parts.push(format!("{} kept{repaired}", s.kept + s.edited));
        let mut push = |count: u64, what: &str| {
            if count > 0 {
                parts.push(format!("{count} {what}"));
            }
        };
        push(s.merged, "merged");
        push(s.dropped, "dropped");
        push(s.conflicts, if s.conflicts == 1 { "conflict" } else { "conflicts" });
        push(s.rejects, if s.rejects == 1 { "record rejected" } else { "records rejected" });
        if s.segments == 0 && s.rejects == 0 {
            return format!("{}: holds no text", self.subject());
        }
        let line = format!("{}: {}: {}", self.subject(), count(s.segments, "sentence"), parts.join(", "));
        match why {
            Why::DryRun => format!("{line} - {}", self.would_change()),
            _ if self.changed == 0 => format!("{line} - nothing to change"),
            Why::Explain(target) => format!("{line} - see why: sumsift explain {target}"),
            Why::NoLedger => format!("{line} - to see why, add --ledger FILE"),
            Why::Printed => line,
        }
    }

    fn subject(&self) -> String {
        let s = &self.stats;
        match self.inputs {
            1 if s.documents == 1 && s.rejects == 0 => self.name.clone(),
            1 => format!("{}: {}", self.name, count(s.documents, "record")),
            inputs if inputs == s.documents => count(inputs, "file"),
            inputs => format!("{}, {}", count(inputs, "file"), count(s.documents, "document")),
        }
    }

    fn would_change(&self) -> String {
        match (self.changed, self.stats.documents) {
            (0, _) => "nothing would change".to_owned(),
            (1, 1) => "would change".to_owned(),
            (changed, all) => format!("{changed} of {all} would change"),
        }
    }
}

fn count(n: u64, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_is_called_by_its_name() {
        let mut summary = Summary::default();
        summary.begin(&Input::stdin());
        let stats = StatsRecord {
            documents: 1,
            segments: 4,
            kept: 1,
            edited: 1,
            merged: 1,
            dropped: 1,
            conflicts: 1,
            ..StatsRecord::default()
        };
        summary.document(&stats, true);
        assert_eq!(
            summary.line(&Why::Explain("out.txt:LINE".into())),
            "stdin: 4 sentences: 2 kept (1 repaired), 1 merged, 1 dropped, 1 conflict - see why: sumsift explain out.txt:LINE"
        );
    }
}
