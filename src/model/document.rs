//! [`Document`]: one input text, as read.

use serde::{Deserialize, Serialize};

/// One input record, exactly as read. No stage changes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The record's own id, or its path relative to the given root with `/`.
    pub id: String,
    /// Where it came from.
    pub origin: Origin,
    /// The text, decoded to UTF-8, without byte order mark. At most 4 GiB.
    pub text: String,
    /// How the text was stored.
    pub encoding: Encoding,
    /// Length of the raw bytes (of the file; of the record for containers).
    pub bytes: u64,
    /// xxh3 (64 bits) of the raw bytes.
    pub xxh3: u64,
}

/// Where a document stands in the input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Path as shown to people and written to the ledger, with `/`; `stdin` for standard input.
    pub path: String,
    /// 1-based line of the record inside a file of records; `None` for a whole file.
    pub line: Option<u64>,
    /// For records: the text field as it was written, where writing the text anew would give other bytes.
    pub raw_value: Option<String>,
    /// What the file is, where it is neither a plain text nor JSON Lines: `json`, `csv`, `parquet`, `vtt`, `srt`, `html`.
    pub format: Option<String>,
    /// Where the record stands in a file of records other than JSON Lines.
    pub place: Option<Place>,
}

/// Where a record stands in a file of records other than JSON Lines, and how it was written there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Place {
    /// 1-based number of the part of the file that it is; what stands between records counts too.
    pub unit: u64,
    /// 1-based column of the text in a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// What stands between the fields of a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<char>,
    /// What stood before it, where the cleaned file has something else there: a comma of a JSON array, mostly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<String>,
}

/// How a document's bytes became text, and what it takes to go back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Encoding {
    /// WHATWG name in lower case: `utf-8`, `utf-16le`, `windows-1252`, `shift_jis`, ...
    pub name: String,
    /// Whether the file began with a byte order mark.
    pub bom: bool,
    /// Raw bytes that are no UTF-8, each replaced by one U+FFFD in the text: byte offset in the decoded text, and the
    /// bytes in hexadecimal. Empty for other encodings, which either decode whole or are refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub undecoded: Vec<(u32, String)>,
}

impl Encoding {
    /// Plain UTF-8 without byte order mark.
    pub fn utf8() -> Self {
        Encoding { name: "utf-8".into(), bom: false, undecoded: Vec::new() }
    }
}

impl Document {
    /// A document from text in memory, with `text` as its raw bytes.
    ///
    /// ```
    /// let doc = sumsift::model::Document::from_text("note", "A short text .");
    /// assert_eq!((doc.bytes, doc.encoding.name.as_str()), (14, "utf-8"));
    /// ```
    pub fn from_text(id: impl Into<String>, text: impl Into<String>) -> Self {
        let (id, text) = (id.into(), text.into());
        Document {
            origin: Origin { path: id.clone(), ..Origin::default() },
            bytes: text.len() as u64,
            xxh3: xxhash_rust::xxh3::xxh3_64(text.as_bytes()),
            encoding: Encoding::utf8(),
            id,
            text,
        }
    }
}
