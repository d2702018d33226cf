//! Which key or column holds the text: the one asked for, else one with a telling name, else the one with most text.

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// Key of the text in JSON; in a table the name of its column, or its number from 1. `None`: found out.
    pub text: Option<String>,
    /// The same for the id. `None`: records are named by their place.
    pub id: Option<String>,
}

/// Names that say what they hold, most telling first.
const NAMES: [&str; 5] = ["text", "summary", "content", "body", "abstract"];

/// A column found, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub index: usize,
    /// Why this one, where its name does not say.
    pub reason: Option<&'static str>,
}

/// The column asked for by name or number.
pub(super) fn find(key: &str, names: &[Option<&str>]) -> Result<usize, String> {
    let mut named = names.iter().enumerate().filter(|(_, name)| **name == Some(key)).map(|(index, _)| index);
    match (named.next(), named.count()) {
        (Some(index), 0) => return Ok(index),
        (Some(_), more) => return Err(format!("has {} columns named `{key}`; name it by its number", more + 1)),
        (None, _) => {}
    }
    if let Ok(number) = key.parse::<usize>() {
        return match number.checked_sub(1).filter(|&index| index < names.len()) {
            Some(index) => Ok(index),
            None => Err(format!("has no column {number}, only {}", names.len())),
        };
    }
    let names: Vec<&str> = names.iter().copied().flatten().collect();
    Err(format!("has no column `{key}`, only {}", list(&names)))
}

/// The column that most likely holds the text, from its name or else from some `rows`.
pub(super) fn guess(names: &[Option<&str>], rows: &[&[String]]) -> Result<Column, String> {
    for telling in NAMES {
        let is_it = |name: &Option<&str>| name.is_some_and(|name| name.trim().eq_ignore_ascii_case(telling));
        if let Some(index) = names.iter().position(is_it) {
            return Ok(Column { index, reason: None });
        }
    }
    let length = |index: usize| -> usize { rows.iter().filter_map(|row| row.get(index)).map(String::len).sum() };
    // The first of equals.
    let longest = (0..names.len()).rev().max_by_key(|&index| length(index));
    let index = longest.ok_or("has no column")?;
    Ok(Column { index, reason: (names.len() > 1).then_some("its cells are the longest") })
}

/// Names for people, no more than fit a line.
pub(super) fn list(names: &[&str]) -> String {
    const SHOWN: usize = 6;
    let more = if names.len() > SHOWN { ", ..." } else { "" };
    let shown: Vec<String> = names.iter().take(SHOWN).map(|name| format!("`{name}`")).collect();
    format!("{}{more}", shown.join(", "))
}

/// The key that most likely holds the text in some JSON objects; `None` where no key holds strings in any.
pub(super) fn guess_key(
    objects: &[serde_json::Map<String, serde_json::Value>],
) -> Option<(String, Option<&'static str>)> {
    let string = |object: &serde_json::Map<String, serde_json::Value>, key: &str| {
        object.get(key).and_then(serde_json::Value::as_str).map_or(0, str::len)
    };
    let has = |key: &str| objects.iter().any(|object| object.get(key).is_some_and(serde_json::Value::is_string));
    if let Some(telling) = NAMES.into_iter().find(|name| has(name)) {
        return Some((telling.to_owned(), None));
    }
    let mut keys: Vec<&String> = objects.iter().flat_map(serde_json::Map::keys).collect();
    keys.sort();
    keys.dedup();
    let total = |key: &str| objects.iter().map(|object| string(object, key)).sum::<usize>();
    let longest = keys.into_iter().rev().max_by_key(|key| total(key)).filter(|key| total(key) > 0)?;
    Some((longest.clone(), Some("its strings are the longest")))
}
