//! `sumsift rules`: the rules as a table, as JSON or Markdown, or the documentation of one.

use super::args::{Rules, RulesFormat};
use super::exit::Exit;
use super::stdout::Stdout;
use crate::Error;
use crate::model::Severity;
use crate::rules::{RULES, Rule, docs, find, selection};
use serde::Serialize;

/// A rule, for programs.
#[derive(Serialize)]
struct Listed {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    repairs: bool,
    summary: &'static str,
    documentation: String,
}

/// Lists rules, or prints the documentation of one.
pub fn rules(args: &Rules) -> anyhow::Result<Exit> {
    let chosen = choose(args.code.as_deref())?;
    let single = args.code.as_deref().is_some_and(|c| chosen.len() == 1 && !is_prefix(c, &chosen));
    let text = match args.format {
        RulesFormat::Text if single => chosen.iter().map(|rule| docs::text(*rule)).collect(),
        RulesFormat::Text => table(&chosen),
        RulesFormat::Json => json(&chosen),
        RulesFormat::Md => markdown(&chosen),
    };
    let mut stdout = Stdout::lock();
    stdout.text(&text)?;
    stdout.finish()?;
    Ok(Exit::Done)
}

/// The rule with this code or name.
///
/// # Errors
/// [`Error::UnknownRule`] with a near one.
pub fn one(code: &str) -> anyhow::Result<&'static dyn Rule> {
    match find(code) {
        Some(rule) => Ok(rule),
        None => {
            choose(Some(code))?;
            // A prefix means several; the list is what `rules` is for.
            Err(Error::UnknownRule { code: code.to_owned(), hint: format!("; `sumsift rules {code}` lists some") }
                .into())
        }
    }
}

/// The rules that `code` means: one by its code or name, all that begin with a prefix, all without one.
fn choose(code: Option<&str>) -> anyhow::Result<Vec<&'static dyn Rule>> {
    let Some(code) = code else { return Ok(RULES.to_vec()) };
    let settings = crate::config::ScoreSettings { select: vec![code.to_owned()], ignore: Vec::new() };
    let chosen = selection::select(&settings)?;
    if chosen.is_empty() {
        return Err(Error::UnknownRule { code: code.to_owned(), hint: String::new() }.into());
    }
    Ok(chosen)
}

/// Whether `code` is only the beginning of a code ("SPC"), which asks for a list even where one rule fits.
fn is_prefix(code: &str, chosen: &[&'static dyn Rule]) -> bool {
    chosen.iter().all(|rule| !rule.meta().code.eq_ignore_ascii_case(code) && rule.meta().name != code)
}

fn table(rules: &[&'static dyn Rule]) -> String {
    let width = rules.iter().map(|rule| rule.meta().name.len()).max().unwrap_or(0);
    let line = |rule: &&'static dyn Rule| {
        let meta = rule.meta();
        let repairs = if meta.repairs { "repairs" } else { "" };
        format!("{}  {:width$}  {:8}  {repairs:7}  {}\n", meta.code, meta.name, severity(meta.severity), meta.summary)
    };
    rules.iter().map(line).collect()
}

fn json(rules: &[&'static dyn Rule]) -> String {
    let listed: Vec<Listed> = rules
        .iter()
        .map(|rule| {
            let meta = rule.meta();
            Listed {
                code: meta.code,
                name: meta.name,
                severity: meta.severity,
                repairs: meta.repairs,
                summary: meta.summary,
                documentation: docs::text(*rule),
            }
        })
        .collect();
    // Strings and booleans can always be written.
    serde_json::to_string_pretty(&listed).unwrap_or_default() + "\n"
}

fn markdown(rules: &[&'static dyn Rule]) -> String {
    let mut out = String::from("| code | name | severity | repairs | finds |\n|---|---|---|---|---|\n");
    for rule in rules {
        let meta = rule.meta();
        let repairs = if meta.repairs { "yes" } else { "" };
        let (severity, summary) = (severity(meta.severity), meta.summary.replace('|', "\\|"));
        out.push_str(&format!("| {} | {} | {severity} | {repairs} | {summary} |\n", meta.code, meta.name));
    }
    for rule in rules {
        out.push('\n');
        out.push_str(&docs::text(*rule));
    }
    out
}

/// A severity in a word.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Cosmetic => "cosmetic",
        Severity::Blemish => "blemish",
        Severity::Broken => "broken",
    }
}
