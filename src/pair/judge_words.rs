//! The evidence in words, for `compare` and `explain`.

use super::Context;
use super::align::{Alignment, FOUND};
use super::sentence::{Kind, Sentence};
use crate::model::{ConflictClass, Difference, Evidence, Relation};

/// Words quoted in one reason, at most.
const QUOTED: usize = 6;

/// Why a pair is a conflict.
pub fn conflict(context: &Context<'_>, difference: &Difference) -> Evidence {
    let (x, y) = (context.view.slice(difference.a), context.view.slice(difference.b));
    let what = match difference.class {
        ConflictClass::Number => "another number",
        ConflictClass::Date => "another date",
        ConflictClass::Name => "another name",
        ConflictClass::Polarity => "the opposite",
        ConflictClass::Role => "the roles are exchanged",
    };
    Evidence { reasons: vec![format!("the same statement, but {what}: '{x}' / '{y}'")], ..Evidence::default() }
}

/// What `goes` shares with `stands`, and what it has of its own; `turned` where the alignment was made as (goes, stands).
pub fn overlap(
    context: &Context<'_>,
    stands: &Sentence,
    goes: &Sentence,
    alignment: &Alignment,
    turned: bool,
    relation: Relation,
) -> Evidence {
    let credit = if turned { &alignment.credit_a } else { &alignment.credit_b };
    let mut evidence = Evidence::default();
    for (word, _) in goes.content_words().zip(credit).filter(|(_, c)| **c < FOUND) {
        let written = context.view.slice(word.span).to_string();
        if !evidence.missing.contains(&written) {
            evidence.missing.push(written);
        }
    }
    let quoted = |list: &[String]| {
        let shown: Vec<String> = list.iter().take(QUOTED).map(|w| format!("'{w}'")).collect();
        let more = if list.len() > QUOTED { ", ..." } else { "" };
        format!("{}{more}", shown.join(", "))
    };
    let reasons = &mut evidence.reasons;
    if evidence.missing.is_empty() {
        reasons.push("no new content word in the second".into());
    } else if relation == Relation::Related {
        reasons.push(format!("the second has its own: {}", quoted(&evidence.missing)));
    } else {
        reasons.push(format!("all but {} is in the first", quoted(&evidence.missing)));
    }
    for (word, credit) in goes.content_words().zip(credit) {
        if word.kind == Kind::Name && *credit >= FOUND && reasons.len() < 4 {
            let written = context.view.slice(word.span);
            let expanded = stands.content_words().find(|w| w.id == word.id).map(|w| context.view.slice(w.span));
            if let Some(expanded) = expanded.filter(|e| !e.eq_ignore_ascii_case(written)) {
                reasons.push(format!("'{written}' stands for '{expanded}'"));
            }
        }
    }
    if goes.starts_with_pronoun && !stands.starts_with_pronoun {
        reasons.push("the second begins with a pronoun".into());
    }
    if stands.attributed && !goes.attributed {
        reasons.push("the second no longer says who said it".into());
    }
    evidence
}
