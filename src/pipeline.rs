//! The only place that knows the order of the stages: segment, score, pair, cluster, choose, trace, emit.
//!
//! Cleaning is a fixpoint: a document is cleaned again until nothing changes, at most [`MAX_PASSES`] times, and what a
//! later pass does is folded back into the decisions of the first, so that one ledger tells the whole story.

mod fold;

use crate::config::Settings;
use crate::model::ledger::{Record, RunRecord, SCHEMA, StatsRecord};
use crate::model::{Cluster, Conflict, Decision, Document, Finding, Profile, Segment, Spacing, Verdict};
use crate::rules::{self, Relations, Rule};
use crate::text::DocumentView;
use crate::text::hash::hex;
use crate::text::profile::profile;
use crate::trace::Found;
use crate::{Result, choose, cluster, emit, pair, score, segment, trace};
use rayon::prelude::*;

/// Passes over one document. Two are nearly always enough: one that cleans and one that finds nothing more to do.
pub const MAX_PASSES: u32 = 3;

/// A document after cleaning.
#[derive(Clone, Debug, PartialEq)]
pub struct Cleaned {
    /// The cleaned text.
    pub text: String,
    /// The ledger records, in the order document, segments, clusters, conflicts, stats.
    pub records: Vec<Record>,
    /// The counts of the last record.
    pub stats: StatsRecord,
    /// What the user should know loudly, one line each.
    pub warnings: Vec<String>,
}

/// Cleans documents with one set of settings.
///
/// ```
/// use sumsift::{config::Settings, model::Document, pipeline::Pipeline};
/// let pipeline = Pipeline::new(Settings::default())?;
/// let cleaned = pipeline.clean(&Document::from_text("note", "The council met on Monday ."));
/// assert_eq!(cleaned.text, "The council met on Monday.");
/// # Ok::<(), sumsift::Error>(())
/// ```
pub struct Pipeline {
    settings: Settings,
    rules: Vec<&'static dyn Rule>,
}

/// What one pass over a text found and decided.
struct Pass {
    profile: Profile,
    /// Whether white space is tidied: where periods are detached, here or in a later pass.
    tidy: bool,
    segments: Vec<Segment>,
    findings: Vec<Finding>,
    clusters: Vec<Cluster>,
    conflicts: Vec<Conflict>,
    decisions: Vec<Decision>,
}

impl Pipeline {
    /// A pipeline with `settings`.
    ///
    /// # Errors
    /// [`crate::Error::UnknownRule`] where the selection names a rule that does not exist.
    pub fn new(settings: Settings) -> Result<Self> {
        let rules = rules::selection::select(&settings.score)?;
        Ok(Pipeline { settings, rules })
    }

    /// The settings in force.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Cleans one document.
    pub fn clean(&self, document: &Document) -> Cleaned {
        let mut pass = self.pass(&document.text);
        let mut rendered = emit::render(&document.text, pass.tidy, &pass.segments, &pass.decisions);
        let mut passes = 1;
        while passes < MAX_PASSES && rendered.text != document.text {
            let next = self.pass(&rendered.text);
            passes += 1;
            let again = emit::render(&rendered.text, next.tidy, &next.segments, &next.decisions);
            if again.text == rendered.text {
                break;
            }
            fold::fold(&mut pass, &next, &rendered, &document.text);
            rendered = emit::render(&document.text, pass.tidy, &pass.segments, &pass.decisions);
        }
        let found = Found {
            profile: &pass.profile,
            segments: &pass.segments,
            findings: &pass.findings,
            clusters: &pass.clusters,
            conflicts: &pass.conflicts,
            decisions: &pass.decisions,
            passes,
        };
        let records = trace::trace(document, &found, &rendered, rules::name_of);
        let stats = match records.last() {
            Some(Record::Stats(stats)) => stats.clone(),
            _ => StatsRecord::default(),
        };
        let warnings = self.warnings(&stats);
        Cleaned { text: rendered.text, records, stats, warnings }
    }

    /// Cleans documents in parallel; results in the order of the documents, the same for any number of threads.
    pub fn clean_all(&self, documents: &[Document]) -> Vec<Cleaned> {
        documents.par_iter().map(|document| self.clean(document)).collect()
    }

    /// One pass over a text, decisions included.
    fn pass(&self, text: &str) -> Pass {
        let profile = profile(text, self.settings.segment.style);
        let segments = segment::segment(text, &profile, &self.settings.segment);
        let view = DocumentView::new(text, &profile, &segments);
        let mut findings = score::score(&view, &self.rules);
        let level = self.settings.choose.level;
        let repairs = score::repairs(&view, findings.iter().filter(|f| choose::repaired_at(level, f)));
        let pairs = pair::pairs(&view, &repairs, &self.settings.pair);
        let (clusters, conflicts) = cluster::cluster(&view, &pairs, &findings);
        let relations = Relations { pairs: &pairs, clusters: &clusters, conflicts: &conflicts };
        findings.extend(score::relate(&view, &relations, &self.rules));
        findings.sort_by(|a, b| (a.segment, a.span, a.code).cmp(&(b.segment, b.span, b.code)));
        let evidence =
            choose::Evidence { findings: &findings, repairs: &repairs, clusters: &clusters, conflicts: &conflicts };
        let decisions = choose::choose(&view, &evidence, &self.settings.choose);
        let tidy = profile.spacing == Spacing::Detached;
        Pass { profile, tidy, segments, findings, clusters, conflicts, decisions }
    }

    fn warnings(&self, stats: &StatsRecord) -> Vec<String> {
        let share = stats.merged as f32 / (stats.segments.max(1)) as f32;
        if share <= self.settings.choose.max_merge_share {
            return Vec::new();
        }
        let name = stats.doc.as_deref().unwrap_or_default();
        vec![format!(
            "{name}: {} of {} sentences say what others say and were merged; look at the ledger before you use the text",
            stats.merged, stats.segments
        )]
    }

    /// The first record of a ledger: version and settings.
    pub fn run_record(&self) -> RunRecord {
        let settings = serde_json::to_value(&self.settings).unwrap_or_default();
        RunRecord {
            schema: SCHEMA.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            settings_hash: hex(settings.to_string().as_bytes()),
            settings,
        }
    }
}

/// Adds the counts of one document to those of a run.
pub fn add_stats(total: &mut StatsRecord, one: &StatsRecord) {
    total.documents += one.documents;
    total.rejects += one.rejects;
    total.segments += one.segments;
    total.kept += one.kept;
    total.edited += one.edited;
    total.merged += one.merged;
    total.dropped += one.dropped;
    total.conflicts += one.conflicts;
    total.noisy += one.noisy;
    for (code, count) in &one.rules {
        *total.rules.entry(code.clone()).or_default() += count;
    }
}

impl Pass {
    fn verdict(&self, index: u32) -> Option<Verdict> {
        self.decisions.get(index as usize).map(|d| d.verdict)
    }
}
