//! Which rules run: `--select` and `--ignore`, [`ScoreSettings`] -> the rules, in the order of their codes.

use super::{RULES, Rule};
use crate::config::ScoreSettings;
use crate::error::{Error, Result};

/// The rules that run.
pub type RuleSet = Vec<&'static dyn Rule>;

/// The rules that `settings` selects and does not ignore.
///
/// A selector is a code (`SPC002`), the beginning of one (`SPC`), a name (`stray-period`) or `ALL`. The most specific
/// selector that fits a rule wins; where both lists have one equally specific, the rule is left out.
///
/// # Errors
/// [`Error::UnknownRule`] for a selector that fits no rule, with the nearest one that exists.
///
/// ```
/// use sumsift::{config::ScoreSettings, rules::selection::select};
/// let settings = ScoreSettings { select: vec!["stray-period".into()], ignore: vec!["SPC".into()] };
/// let codes: Vec<&str> = select(&settings).unwrap().iter().map(|rule| rule.meta().code).collect();
/// assert_eq!(codes, ["SPC002"]);
/// ```
pub fn select(settings: &ScoreSettings) -> Result<RuleSet> {
    for selector in settings.select.iter().chain(&settings.ignore) {
        if !RULES.iter().any(|rule| specificity(*rule, selector).is_some()) {
            return Err(Error::UnknownRule { code: selector.clone(), hint: hint(selector) });
        }
    }
    let strongest = |rule: &dyn Rule, list: &[String]| list.iter().filter_map(|s| specificity(rule, s)).max();
    Ok(RULES
        .iter()
        .copied()
        .filter(|rule| strongest(*rule, &settings.select) > strongest(*rule, &settings.ignore))
        .collect())
}

/// How closely `selector` fits `rule`: 0 for `ALL`, the number of characters for (the beginning of) a code, a whole
/// code's worth for a name; `None` where it does not fit.
fn specificity(rule: &dyn Rule, selector: &str) -> Option<usize> {
    let meta = rule.meta();
    if selector.eq_ignore_ascii_case("ALL") {
        return Some(0);
    }
    if selector == meta.name {
        return Some(meta.code.len());
    }
    let head = meta.code.get(..selector.len())?;
    (!selector.is_empty() && head.eq_ignore_ascii_case(selector)).then_some(selector.len())
}

/// "; did you mean `...`?" for the nearest code or name, or nothing where none is near.
fn hint(selector: &str) -> String {
    // Below this, suggestions are other rules rather than misspelt ones ("SPC042" and "SPC002" are at 0.93, "stray" and
    // "stray-period" at 0.88, "nonsense" and "near-duplicate" at 0.65).
    const NEAR: f64 = 0.8;
    // Nothing this long is a misspelt name; comparing is quadratic in the length.
    const LONGEST: usize = 64;
    if selector.len() > LONGEST {
        return String::new();
    }
    let upper = selector.to_ascii_uppercase();
    let lower = selector.to_lowercase();
    RULES
        .iter()
        .map(|rule| rule.meta())
        .flat_map(|meta| {
            let code = strsim::jaro_winkler(&upper, meta.code);
            [(code, meta.code), (strsim::jaro_winkler(&lower, meta.name), meta.name)]
        })
        .filter(|(near, _)| *near >= NEAR)
        // The first of equals, so that the order of the table decides.
        .reduce(|best, other| if other.0 > best.0 { other } else { best })
        .map_or(String::new(), |(_, name)| format!("; did you mean `{name}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(select_list: &[&str], ignore: &[&str]) -> Vec<&'static str> {
        let strings = |list: &[&str]| list.iter().map(|s| (*s).to_string()).collect();
        let settings = ScoreSettings { select: strings(select_list), ignore: strings(ignore) };
        select(&settings).unwrap().iter().map(|rule| rule.meta().code).collect()
    }

    #[test]
    fn everything_runs_by_default() {
        assert_eq!(select(&ScoreSettings::default()).unwrap().len(), RULES.len());
    }

    #[test]
    fn the_most_specific_selector_wins() {
        assert!(!codes(&["ALL"], &["SPC"]).contains(&"SPC002"));
        assert_eq!(codes(&["SPC002"], &["ALL"]), ["SPC002"]);
        assert_eq!(codes(&["spc00"], &["SPC"]).first(), codes(&["SPC"], &[]).first());
        assert!(codes(&["SPC002"], &["stray-period"]).is_empty());
    }

    #[test]
    fn a_misspelt_selector_is_refused_with_a_near_one() {
        let settings = ScoreSettings { select: vec!["stray-periods".into()], ignore: Vec::new() };
        let message = select(&settings).map(|_| ()).unwrap_err().to_string();
        assert_eq!(message, "there is no rule `stray-periods`; did you mean `stray-period`?");
    }

    #[test]
    fn an_empty_or_endless_selector_is_refused() {
        for selector in [String::new(), "X".repeat(10_000)] {
            let settings = ScoreSettings { select: vec![selector], ignore: Vec::new() };
            assert!(select(&settings).is_err());
        }
    }
}
