//! What a delimited table is like: its delimiter, whether it has a header, which columns hold the text and the id.
//! Found in the beginning of the file.

use super::csv::{Records, fields, value};
use super::keys::{self, Column, Keys};
use super::units::{Cut, Kind, Step};

/// How a table is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    pub delimiter: u8,
    /// The names in the first row; none where it holds data.
    pub header: Option<Vec<String>>,
    /// The number of the unit with these names; 0 where there is none.
    pub header_unit: u64,
    /// Number of columns; 0 lets rows have any.
    pub columns: usize,
    /// Where the text is, from 0.
    pub text: usize,
    /// Where the id is, from 0.
    pub id: Option<usize>,
    /// Whether the file has no byte order mark, whatever its first bytes are.
    pub unmarked: bool,
    /// What was found out, for people.
    pub note: String,
}

/// Rows that are looked at.
const SAMPLE_ROWS: usize = 100;

/// More columns than any sheet has.
pub(super) const MAX_COLUMNS: usize = 1 << 16;

/// What can stand between fields, likeliest first.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

impl Table {
    /// The table that begins with `start`; `whole` says that nothing comes behind it.
    ///
    /// # Errors
    /// Why it cannot be read: no such column, and which there are.
    pub fn of(start: &[u8], whole: bool, delimiter: Option<u8>, wanted: &Keys) -> Result<Self, String> {
        let delimiter = delimiter.unwrap_or_else(|| sniff(start, whole));
        let rows = rows(start, whole, delimiter);
        let Some((number, first)) = rows.first() else { return Ok(Table::empty(delimiter)) };
        let has_header = is_header(first, wanted);
        let data: Vec<&[String]> = rows.iter().skip(usize::from(has_header)).map(|(_, row)| row.as_slice()).collect();
        let names: Vec<Option<&str>> = first.iter().map(|name| has_header.then_some(name.as_str())).collect();
        let text = match &wanted.text {
            Some(key) => Column { index: keys::find(key, &names)?, reason: None },
            None => keys::guess(&names, &data)?,
        };
        let id = wanted.id.as_ref().map(|key| keys::find(key, &names)).transpose()?;
        let shown = match names.get(text.index).copied().flatten() {
            Some(name) => format!("`{name}`"),
            None => format!("{}", text.index + 1),
        };
        let reason = text.reason.map(|reason| format!(" ({reason})")).unwrap_or_default();
        let note = format!(
            "{} table of {} columns{}; the text is column {shown}{reason}",
            name(delimiter),
            first.len(),
            if has_header { "" } else { " without a header" },
        );
        let header = has_header.then(|| first.clone());
        let header_unit = if has_header { *number } else { 0 };
        Ok(Table { delimiter, header, header_unit, columns: first.len(), text: text.index, id, unmarked: false, note })
    }

    fn empty(delimiter: u8) -> Self {
        Table::plain(delimiter, 0, "an empty table".into())
    }

    /// A table without a header, whose rows may have any number of columns.
    pub fn plain(delimiter: u8, text: usize, note: String) -> Self {
        Table { delimiter, header: None, header_unit: 0, columns: 0, text, id: None, unmarked: false, note }
    }

    /// Whether a record is a blank line.
    pub fn is_blank(&self, record: &[u8]) -> bool {
        record.iter().all(|&b| b != self.delimiter && b.is_ascii_whitespace())
    }

    /// The text column's name, or its number where it has none.
    pub fn text_key(&self) -> String {
        let named = self.header.as_ref().and_then(|header| header.get(self.text));
        named.cloned().unwrap_or_else(|| (self.text + 1).to_string())
    }
}

fn name(delimiter: u8) -> String {
    match delimiter {
        b',' => "comma-separated".into(),
        b'\t' => "tab-separated".into(),
        b';' => "semicolon-separated".into(),
        other => format!("`{}`-separated", char::from(other)),
    }
}

/// The first complete rows with the numbers of their units, blank lines left out.
fn rows(start: &[u8], whole: bool, delimiter: u8) -> Vec<(u64, Vec<String>)> {
    let mut cut = Records::new(delimiter, usize::MAX, false);
    let mut rows = Vec::new();
    let mut rest = start;
    let mut number = 0;
    while rows.len() < SAMPLE_ROWS {
        // The last row of a sample that is cut short would be read as it is cut.
        let Step::Unit { length, lead, kind } = cut.step(rest, whole) else { break };
        let record = rest.get(lead..length).unwrap_or_default();
        rest = rest.get(length..).unwrap_or_default();
        number += 1;
        if kind == Kind::Record && !Table::empty(delimiter).is_blank(record) {
            rows.push((number, row(record, delimiter)));
        }
    }
    rows
}

fn row(record: &[u8], delimiter: u8) -> Vec<String> {
    let field = |range| {
        value(&String::from_utf8_lossy(record.get::<std::ops::Range<usize>>(range).unwrap_or_default())).into_owned()
    };
    fields(record, delimiter, MAX_COLUMNS).into_iter().map(field).collect()
}

/// The delimiter that gives the most rows the same number of fields as the first, at least two; a comma where none does.
fn sniff(start: &[u8], whole: bool) -> u8 {
    let mut best = (0, b',');
    for delimiter in DELIMITERS {
        let rows = rows(start, whole, delimiter);
        let columns = rows.first().map_or(0, |(_, row)| row.len());
        let same = rows.iter().filter(|(_, row)| row.len() == columns).count();
        // Prose in a field has commas, but not the same number in each row.
        let score = if columns > 1 { same * 1000 / rows.len().max(1) } else { 0 };
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

/// Whether the first row holds names. Tables have headers; one without is known by a cell that is a number, a sentence,
/// or empty as no name is, and only where the text column is asked for by its number.
fn is_header(first: &[String], wanted: &Keys) -> bool {
    /// Names of columns are a few words.
    const LONGEST_NAME: usize = 64;
    let by_number = |key: &Option<String>| key.as_ref().is_none_or(|key| key.parse::<usize>().is_ok());
    let named = |key: &Option<String>| key.as_ref().is_some_and(|key| first.contains(key));
    if !by_number(&wanted.text) || !by_number(&wanted.id) || named(&wanted.text) || named(&wanted.id) {
        return true;
    }
    let is_data = |cell: &String| {
        let cell = cell.trim();
        cell.parse::<f64>().is_ok()
            || cell.len() > LONGEST_NAME
            || cell.ends_with(['.', '!', '?']) && cell.contains(' ')
    };
    !first.iter().any(is_data)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(start: &str, text: Option<&str>) -> Result<Table, String> {
        Table::of(start.as_bytes(), true, None, &Keys { text: text.map(String::from), id: None })
    }

    #[test]
    fn the_delimiter_is_the_one_that_gives_even_rows() {
        for (start, delimiter) in [
            ("id,text\n1,\"One, two; three.\"\n2,Three.\n", b','),
            ("id;text\n1;One, two, three.\n2;Three, four.\n", b';'),
            ("id\ttext\n1\tOne, two.\n", b'\t'),
            ("a|b\n1|2\n", b'|'),
            ("text\nOne sentence.\n", b','),
            ("", b','),
        ] {
            assert_eq!(table(start, None).map(|table| table.delimiter), Ok(delimiter), "{start:?}");
        }
    }

    #[test]
    fn the_text_column_is_known_by_its_name_else_by_its_length() {
        let found = |start: &str| table(start, None).map(|table| table.text_key());
        assert_eq!(found("id,summary,url\n1,s,a-long-address\n"), Ok("summary".into()));
        assert_eq!(found("id,Body\n1,s\n"), Ok("Body".into()));
        assert_eq!(found("id,abstract,summary\n1,a,s\n"), Ok("summary".into()));
        assert_eq!(found("nr,remark\n1,A longer remark on it.\n"), Ok("remark".into()));
        let note = table("nr,remark\n1,A longer remark on it.\n", None).map(|table| table.note);
        assert_eq!(
            note.as_deref(),
            Ok("comma-separated table of 2 columns; the text is column `remark` (its cells are the longest)")
        );
    }

    #[test]
    fn a_column_asked_for_is_there_or_the_table_is_refused() {
        let start = "id,text,2\n1,One.,x\n";
        assert_eq!(table(start, Some("text")).map(|table| table.text), Ok(1));
        // A name goes before a number.
        assert_eq!(table(start, Some("2")).map(|table| table.text), Ok(2));
        assert_eq!(table(start, Some("1")).map(|table| table.text), Ok(0));
        assert_eq!(table(start, Some("4")), Err("has no column 4, only 3".into()));
        assert_eq!(table(start, Some("body")), Err("has no column `body`, only `id`, `text`, `2`".into()));
        assert_eq!(table("a,a\n1,2\n", Some("a")), Err("has 2 columns named `a`; name it by its number".into()));
    }

    #[test]
    fn a_first_row_of_data_is_no_header() {
        assert_eq!(table("1,It rained on Monday.\n2,It snowed.\n", Some("2")).map(|table| table.header), Ok(None));
        assert!(table("nr,remark\n1,It rained.\n", Some("2")).is_ok_and(|table| table.header.is_some()));
        let note = table("1,It rained on Monday.\n", None).map(|table| table.note).unwrap();
        assert!(note.contains("without a header; the text is column 2"), "{note}");
    }
}
