//! What is in an input: by its name, else by how it begins.

use super::compress::Compression;
use super::signature::refuse_signature;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// The formats that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// One document: plain text or Markdown.
    Text,
    /// One document a line: JSON objects.
    JsonLines,
    /// One document an element: a JSON array of objects, or objects that follow each other.
    Json,
    /// One document a row: a table whose delimiter is found out.
    Csv,
    /// One document a row: a tab-separated table.
    Tsv,
    /// One document: WebVTT captions.
    Vtt,
    /// One document: SRT captions.
    Srt,
    /// One document: the main text of a web page.
    Html,
    /// One document a row: a Parquet file.
    Parquet,
}

/// How much is looked at for a first line. A longer line is judged by its beginning.
const SAMPLE: usize = 64 * 1024;

impl Format {
    /// The format a file's name promises; `None` for a name that says nothing.
    ///
    /// ```
    /// use sumsift::read::Format;
    /// assert_eq!(Format::of_name("a/Notes.MD".as_ref()), Some(Format::Text));
    /// assert_eq!(Format::of_name("a/rows.ndjson".as_ref()), Some(Format::JsonLines));
    /// assert_eq!(Format::of_name("a/rows.csv.zst".as_ref()), Some(Format::Csv));
    /// assert_eq!(Format::of_name("a/README".as_ref()), None);
    /// ```
    pub fn of_name(path: &Path) -> Option<Format> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        if Compression::of_name(path) != Compression::None {
            return Format::of_name(path.file_stem()?.as_ref());
        }
        match extension.as_str() {
            "txt" | "text" | "md" | "markdown" => Some(Format::Text),
            "jsonl" | "ndjson" => Some(Format::JsonLines),
            "json" => Some(Format::Json),
            "csv" => Some(Format::Csv),
            "tsv" | "tab" => Some(Format::Tsv),
            "vtt" => Some(Format::Vtt),
            "srt" => Some(Format::Srt),
            "html" | "htm" | "xhtml" => Some(Format::Html),
            "parquet" => Some(Format::Parquet),
            _ => None,
        }
    }

    /// The format of content that begins with `start`: by its signature; JSON Lines where the first line that is not
    /// blank is a JSON object (cut short by the end of the sample: where it holds the key); JSON where an object or an
    /// array of objects begins; text otherwise. Tables are known by their names alone: prose has commas, too.
    fn of_content(start: &[u8], text_key: &str) -> Format {
        let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
        if start.starts_with(b"PAR1") && refuse_signature(start).is_some() {
            return Format::Parquet;
        }
        if start.strip_prefix(b"WEBVTT").is_some_and(|rest| rest.first().is_none_or(u8::is_ascii_whitespace)) {
            return Format::Vtt;
        }
        let start = start.trim_ascii_start();
        let (line, whole) = match memchr::memchr(b'\n', start) {
            Some(end) => (start.get(..end).unwrap_or(start), true),
            None => (start, start.len() < SAMPLE / 2),
        };
        let is_record = if whole {
            serde_json::from_slice::<NonEmptyObject>(line).is_ok()
        } else {
            let key = serde_json::to_string(text_key).unwrap_or_default();
            line.first() == Some(&b'{') && memchr::memmem::find(line, key.as_bytes()).is_some()
        };
        match () {
            () if is_record => Format::JsonLines,
            () if begins_json(start) => Format::Json,
            () if begins_page(start) => Format::Html,
            () if begins_srt(start) => Format::Srt,
            () => Format::Text,
        }
    }

    /// Whether files of this format are one document each.
    pub fn is_whole(self) -> bool {
        matches!(self, Format::Text | Format::Vtt | Format::Srt | Format::Html)
    }
}

/// Whether an object with a key begins, alone or in an array.
fn begins_json(start: &[u8]) -> bool {
    let start = start.strip_prefix(b"[").unwrap_or(start).trim_ascii_start();
    let key = start.strip_prefix(b"{").and_then(|rest| rest.trim_ascii_start().strip_prefix(b"\""));
    let behind = key.and_then(|key| Some((key, memchr::memchr(b'"', key)?)));
    behind.is_some_and(|(key, end)| key.get(end + 1..).unwrap_or_default().trim_ascii_start().starts_with(b":"))
}

/// Whether a web page begins.
fn begins_page(start: &[u8]) -> bool {
    let begins = |tag: &[u8]| start.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    begins(b"<!doctype html") || begins(b"<html")
}

/// Whether a numbered cue with its times begins.
fn begins_srt(start: &[u8]) -> bool {
    let mut lines = start.split(|&b| b == b'\n').map(<[u8]>::trim_ascii);
    let is_number = lines.next().is_some_and(|line| !line.is_empty() && line.iter().all(u8::is_ascii_digit));
    let times = lines.next().unwrap_or_default();
    is_number && times.first().is_some_and(u8::is_ascii_digit) && memchr::memmem::find(times, b" --> ").is_some()
}

/// Finds out what is in `reader`. Gives the format, and a reader that still has everything.
///
/// # Errors
/// Whatever `reader` reports.
///
/// ```
/// use sumsift::read::{Format, detect};
/// let (format, _) = detect(&b"{\"text\": \"One.\"}\n"[..], "text").unwrap();
/// assert_eq!(format, Format::JsonLines);
/// ```
pub fn detect<R: Read>(mut reader: R, text_key: &str) -> io::Result<(Format, impl BufRead + use<R>)> {
    let mut start = Vec::new();
    // A pipe gives what it has, so a short read is no end: go on until the sample is full or a record is complete.
    while start.len() < SAMPLE && !has_two_lines(&start) {
        let missing = SAMPLE.saturating_sub(start.len()) as u64;
        let mut part = [0; 8192];
        let read = match reader.by_ref().take(missing).read(&mut part) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        start.extend_from_slice(part.get(..read).unwrap_or_default());
    }
    let format = Format::of_content(&start, text_key);
    Ok((format, BufReader::with_capacity(SAMPLE, io::Cursor::new(start).chain(reader))))
}

/// Whether there are two line ends after something that is not blank: a record, or the number and times of a caption.
fn has_two_lines(start: &[u8]) -> bool {
    memchr::memchr_iter(b'\n', start.trim_ascii_start()).nth(1).is_some()
}

/// A JSON object with at least one key; anything else does not deserialise.
struct NonEmptyObject;

impl<'de> serde::Deserialize<'de> for NonEmptyObject {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = NonEmptyObject;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a JSON object with a key")
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<NonEmptyObject, A::Error> {
                use serde::de::IgnoredAny;
                let mut keys = 0u64;
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
                    keys = keys.saturating_add(1);
                }
                if keys == 0 { Err(serde::de::Error::custom("no key")) } else { Ok(NonEmptyObject) }
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(content: &str) -> Format {
        Format::of_content(content.as_bytes(), "text")
    }

    #[test]
    fn records_are_json_lines_whatever_stands_before() {
        for content in
            ["{\"text\": \"One.\"}", "\n \r\n{\"id\": 1, \"text\": \"\"}\r\nrest", "\u{feff}{\"body\": \"x\"}\n"]
        {
            assert_eq!(format(content), Format::JsonLines, "{content:?}");
        }
        let long = format!("{{\"text\": \"{}", "word ".repeat(SAMPLE));
        assert_eq!(format(&long[..SAMPLE]), Format::JsonLines);
    }

    #[test]
    fn prose_with_braces_is_text() {
        for content in [
            "",
            "{curly} words.\n",
            "{}\n",
            "[1, 2]\n",
            "[1] A note.\n",
            "\"text\": 1",
            "{ \"A\" } said.",
            "WEBVTTs",
            "<p>",
        ] {
            assert_eq!(format(content), Format::Text, "{content:?}");
        }
    }

    #[test]
    fn other_formats_are_known_by_how_they_begin() {
        for (content, expected) in [
            ("{\n  \"text\": \"pretty\"\n}\n", Format::Json),
            (" [\n {\"a\": 1},\n {\"a\": 2}]", Format::Json),
            ("WEBVTT\n\n00:01.000 --> 00:02.000\nA\n", Format::Vtt),
            ("\u{feff}1\r\n00:00:01,000 --> 00:00:02,000\r\nA\r\n", Format::Srt),
            ("\n<!DOCTYPE HTML><p>A", Format::Html),
            ("<html lang=en><p>A", Format::Html),
            ("PAR1\u{15}\u{4}", Format::Parquet),
        ] {
            assert_eq!(format(content), expected, "{content:?}");
        }
    }

    #[test]
    fn detecting_takes_nothing_away_even_from_a_dripping_pipe() {
        struct Drip<'a>(&'a [u8]);
        impl Read for Drip<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                let few = self.0.len().min(3);
                self.0.split_at(few).0.take(3).read(buffer).inspect(|&n| self.0 = &self.0[n..])
            }
        }
        let content = b"\n{\"text\": \"One sentence.\"}\n{\"text\": \"Two.\"}\n";
        let (format, mut reader) = detect(Drip(content), "text").expect("readable");
        let mut all = Vec::new();
        reader.read_to_end(&mut all).expect("readable");
        assert_eq!((format, &all[..]), (Format::JsonLines, &content[..]));
    }
}
