//! One JSON object -> where the values of the text and id keys stand in it, without reading the rest into memory.

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// The raw values found, as slices of the line.
#[derive(Debug, Default)]
pub(super) struct Values<'a> {
    pub text: Option<&'a RawValue>,
    pub id: Option<&'a RawValue>,
}

/// The keys looked for.
#[derive(Clone, Copy)]
pub(super) struct Keys<'k> {
    pub text: &'k str,
    pub id: Option<&'k str>,
}

/// Looks for the keys in `line`, one JSON object with white space around it at most.
///
/// All other values are skipped as they are, however deep (serde_json does so without recursion).
pub(super) fn find<'a>(line: &'a str, keys: Keys<'_>) -> serde_json::Result<Values<'a>> {
    let mut json = serde_json::Deserializer::from_str(line);
    let values = json.deserialize_map(ObjectVisitor(keys))?;
    json.end()?;
    Ok(values)
}

/// The keys of the object in `line`, as written and in order, but no more than `most`.
pub(super) fn keys(line: &str, most: usize) -> Vec<String> {
    struct KeysVisitor(usize);
    impl<'de> Visitor<'de> for KeysVisitor {
        type Value = Vec<String>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a JSON object")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Vec<String>, A::Error> {
            let mut keys = Vec::new();
            while let Some((key, _)) = map.next_entry::<String, IgnoredAny>()? {
                if keys.len() < self.0 {
                    keys.push(key);
                }
            }
            Ok(keys)
        }
    }
    serde_json::Deserializer::from_str(line).deserialize_map(KeysVisitor(most)).unwrap_or_default()
}

struct ObjectVisitor<'k>(Keys<'k>);

impl<'de> Visitor<'de> for ObjectVisitor<'_> {
    type Value = Values<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Values<'de>, A::Error> {
        let mut values = Values::default();
        while let Some(which) = map.next_key_seed(KeySeed(self.0))? {
            let (slot, key) = match which {
                Which::Text => (&mut values.text, self.0.text),
                Which::Id => (&mut values.id, self.0.id.unwrap_or_default()),
                Which::Other => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            if slot.replace(map.next_value()?).is_some() {
                return Err(A::Error::custom(format_args!("the key `{key}` stands there twice")));
            }
        }
        Ok(values)
    }
}

enum Which {
    Text,
    Id,
    Other,
}

/// Compares keys as they mean ("te\u0078t" is "text"), without keeping them.
struct KeySeed<'k>(Keys<'k>);

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = Which;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Which, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = Which;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Which, E> {
        Ok(match key {
            key if key == self.0.text => Which::Text,
            key if Some(key) == self.0.id => Which::Id,
            _ => Which::Other,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: Keys<'static> = Keys { text: "text", id: Some("id") };

    fn text(line: &str) -> Option<&str> {
        find(line, KEYS).expect("an object").text.map(RawValue::get)
    }

    #[test]
    fn values_are_slices_of_the_line_without_the_space_around_them() {
        assert_eq!(text(r#" { "a" : [1, {"text": 2}], "text" :  "One\n" , "b": 1e999 } "#), Some(r#""One\n""#));
        assert_eq!(text(r#"{"te\u0078t": "escaped key"}"#), Some(r#""escaped key""#));
        assert_eq!(text(r#"{"other": "text"}"#), None);
    }

    #[test]
    fn depth_of_other_values_costs_no_stack() {
        let deep = format!(r#"{{"a": {}{}, "text": ""}}"#, "[".repeat(200_000), "]".repeat(200_000));
        assert_eq!(text(&deep), Some("\"\""));
    }

    #[test]
    fn a_key_that_stands_twice_is_an_error() {
        let error = find(r#"{"text": "a", "text": "b"}"#, KEYS).expect_err("an error");
        assert!(error.to_string().starts_with("the key `text` stands there twice"), "{error}");
        assert!(find(r#"{"x": 1, "x": 2, "text": "a"}"#, KEYS).is_ok());
    }

    #[test]
    fn keys_are_listed_in_their_order() {
        assert_eq!(keys(r#"{"summary": "a", "id": 1, "z": []}"#, 2), ["summary", "id"]);
        assert!(keys("broken", 2).is_empty());
    }
}
