//! Writes down what was decided and why: the ledger records of one document.
//!
//! Input: the document, its segments, findings, clusters, conflicts and decisions, and where each segment stands in the
//! cleaned text. Output: [`Record`]s. Without a source article, a sentence's support is its own place and the places of
//! the sentences that were merged into it.

mod chars;

use crate::model::ledger::{
    ClusterRecord, ConflictRecord, DocumentRecord, FindingRecord, Record, SegmentRecord, StatsRecord, SupportRecord,
};
use crate::model::{
    Cluster, Conflict, Decision, Document, Finding, Profile, Rendered, Segment, Severity, Span, Verdict,
};
use crate::text::hash::hex;
use chars::CharCounter;
use std::collections::BTreeMap;

/// Everything that was found out about a document.
pub struct Found<'a> {
    /// What it is like.
    pub profile: &'a Profile,
    /// Its segments.
    pub segments: &'a [Segment],
    /// What the rules saw.
    pub findings: &'a [Finding],
    /// Groups.
    pub clusters: &'a [Cluster],
    /// Contradictions.
    pub conflicts: &'a [Conflict],
    /// One decision per segment.
    pub decisions: &'a [Decision],
    /// Passes until nothing changed.
    pub passes: u32,
}

/// The ledger records of a document, in the order document, segments, clusters, conflicts, stats. `name_of` gives a
/// rule's name for its code.
pub fn trace(
    document: &Document,
    found: &Found<'_>,
    rendered: &Rendered,
    name_of: impl Fn(&str) -> &'static str,
) -> Vec<Record> {
    let text = &document.text;
    let end = found.segments.last().map_or(0, |s| s.span.end as usize);
    let mut records = Vec::with_capacity(found.segments.len() + 2);
    records.push(Record::Document(DocumentRecord {
        doc: document.id.clone(),
        path: document.origin.path.clone(),
        line: document.origin.line,
        format: document.origin.format.clone(),
        place: document.origin.place.clone(),
        encoding: document.encoding.clone().into(),
        bytes: document.bytes,
        xxh3: format!("{:016x}", document.xxh3),
        language: found.profile.language,
        style: found.profile.style,
        passes: found.passes,
        tail: text.get(end..).unwrap_or_default().to_owned(),
        cleaned_xxh3: hex(rendered.text.as_bytes()),
        text_key: None,
        raw_value: document.origin.raw_value.clone(),
        undo: Vec::new(),
    }));
    segments(document, found, rendered, name_of, &mut records);
    for (id, cluster) in found.clusters.iter().enumerate() {
        records.push(Record::Cluster(ClusterRecord {
            doc: document.id.clone(),
            id: id as u32,
            representative: cluster.representative,
            reason: cluster.reason.clone(),
            members: cluster.members.clone(),
        }));
    }
    for conflict in found.conflicts {
        records.push(Record::Conflict(ConflictRecord {
            doc: document.id.clone(),
            a: conflict.a,
            b: conflict.b,
            class: conflict.class,
            spans: conflict.spans,
            choice: conflict.choice,
            votes: conflict.votes,
            reason: conflict.reason.clone(),
        }));
    }
    records.push(Record::Stats(stats(document, found)));
    records
}

fn segments(
    document: &Document,
    found: &Found<'_>,
    rendered: &Rendered,
    name_of: impl Fn(&str) -> &'static str,
    records: &mut Vec<Record>,
) {
    let text = &document.text;
    let chars = char_spans(text, found.segments);
    let of_cluster = cluster_of(found);
    let mut findings = found.findings.iter().peekable();
    let mut end_of_last = 0;
    for (index, (segment, decision)) in found.segments.iter().zip(found.decisions).enumerate() {
        let own = text.get(segment.span.range()).unwrap_or_default();
        let output = rendered.outputs.get(index).copied().flatten();
        let mut seen = Vec::new();
        while let Some(finding) = findings.next_if(|f| f.segment as usize <= index) {
            seen.push(FindingRecord {
                code: finding.code.to_owned(),
                name: name_of(finding.code).to_owned(),
                severity: finding.severity,
                span: finding.span,
                score: rounded(finding.score),
                message: finding.message.clone(),
            });
        }
        let cluster = of_cluster.get(&(index as u32)).copied();
        records.push(Record::Segment(SegmentRecord {
            doc: document.id.clone(),
            index: index as u32,
            span: segment.span,
            chars: chars.get(index).copied().unwrap_or_default(),
            line: segment.line,
            kind: segment.kind,
            boundary: (segment.boundary.kind, rounded(segment.boundary.confidence)),
            verdict: decision.verdict,
            output,
            into: decision.into,
            cluster,
            findings: seen,
            edits: decision.edits.clone(),
            support: if decision.verdict.stays() {
                support(document, found, index, cluster, &chars)
            } else {
                Vec::new()
            },
            unsupported: None,
            reason: decision.reason.clone(),
            before: text.get(end_of_last..segment.span.start as usize).unwrap_or_default().to_owned(),
            text: (decision.verdict != Verdict::Keep).then(|| own.to_owned()),
        }));
        end_of_last = segment.span.end as usize;
    }
}

/// The places a sentence that stays comes from: its own, then those of the sentences it stands for.
fn support(
    document: &Document,
    found: &Found<'_>,
    index: usize,
    cluster: Option<u32>,
    chars: &[Span],
) -> Vec<SupportRecord> {
    let place = |index: usize, score: f32| {
        let segment = found.segments.get(index)?;
        let chars = chars.get(index).copied()?;
        Some(SupportRecord { doc: document.id.clone(), span: segment.span, chars, score: rounded(score) })
    };
    let mut places: Vec<SupportRecord> = place(index, 1.0).into_iter().collect();
    let members = cluster
        .and_then(|id| found.clusters.get(id as usize))
        .filter(|c| c.representative as usize == index)
        .map_or(&[][..], |c| &c.members);
    let mut merged: Vec<_> = members
        .iter()
        .filter(|m| found.decisions.get(m.index as usize).is_some_and(|d| d.into == Some(index as u32)))
        .collect();
    merged.sort_by(|a, b| b.similarity.total_cmp(&a.similarity).then(a.index.cmp(&b.index)));
    places.extend(merged.iter().filter_map(|m| place(m.index as usize, m.similarity)));
    places
}

fn cluster_of(found: &Found<'_>) -> BTreeMap<u32, u32> {
    let mut of = BTreeMap::new();
    for (id, cluster) in found.clusters.iter().enumerate() {
        of.insert(cluster.representative, id as u32);
        for member in &cluster.members {
            of.insert(member.index, id as u32);
        }
    }
    of
}

fn char_spans(text: &str, segments: &[Segment]) -> Vec<Span> {
    let mut counter = CharCounter::new(text);
    segments
        .iter()
        .map(|s| {
            let start = counter.at(s.span.start as usize);
            Span::new(start, counter.at(s.span.end as usize))
        })
        .collect()
}

/// Three decimals: enough for people, and the same text on every machine.
fn rounded(score: f32) -> f32 {
    (score.clamp(0.0, 1.0) * 1000.0).round() / 1000.0
}

fn stats(document: &Document, found: &Found<'_>) -> StatsRecord {
    let count = |verdict| found.decisions.iter().filter(|d| d.verdict == verdict).count() as u64;
    let mut rules: BTreeMap<String, u64> = BTreeMap::new();
    let mut noisy = 0;
    for of_segment in found.findings.chunk_by(|a, b| a.segment == b.segment) {
        noisy += u64::from(of_segment.iter().any(|f| f.severity >= Severity::Blemish));
        let mut codes: Vec<&str> = of_segment.iter().map(|f| f.code).collect();
        codes.sort_unstable();
        codes.dedup();
        for code in codes {
            *rules.entry(code.to_owned()).or_default() += 1;
        }
    }
    StatsRecord {
        doc: Some(document.id.clone()),
        documents: 1,
        rejects: 0,
        segments: found.segments.len() as u64,
        kept: count(Verdict::Keep),
        edited: count(Verdict::Edit),
        merged: count(Verdict::Merge),
        dropped: count(Verdict::Drop),
        conflicts: found.conflicts.len() as u64,
        noisy,
        rules,
    }
}
