use super::*;
use ::parquet::basic::Compression;
use ::parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::reader::{FileReader, SerializedFileReader};
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::parser::parse_message_type;
use bytes::Bytes;

/// A file with one row group for each list of texts; ids count from 0, and each row has its text twice.
fn file(groups: &[&[Option<&str>]], compression: Compression) -> Vec<u8> {
    let schema = "message m { required int64 id; optional group story { optional binary text (STRING); } optional binary note (STRING); }";
    let schema = Arc::new(parse_message_type(schema).expect("a schema"));
    let properties = WriterProperties::builder().set_compression(compression).build();
    let mut out = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties)).expect("a writer");
    let mut first = 0;
    for texts in groups {
        let mut group = out.next_row_group().expect("a group");
        let ids: Vec<i64> = (first..).take(texts.len()).collect();
        first += texts.len() as i64;
        let values: Vec<ByteArray> = texts.iter().flatten().map(|text| ByteArray::from(*text)).collect();
        for (column, present) in [(0, 0), (1, 2), (2, 1)] {
            let levels: Vec<i16> =
                texts.iter().map(|text| if text.is_some() { present } else { present - 1 }).collect();
            let mut writer = group.next_column().expect("a column").expect("a column");
            match column {
                0 => writer.typed::<Int64Type>().write_batch(&ids, None, None).expect("ids"),
                _ => writer.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None).expect("texts"),
            };
            writer.close().expect("a column");
        }
        group.close().expect("a group");
    }
    out.into_inner().expect("a file")
}

fn shown(file: &[u8]) -> (i64, usize, Vec<String>) {
    let reader = SerializedFileReader::new(Bytes::copy_from_slice(file)).expect("Parquet");
    let rows = reader.get_row_iter(None).expect("rows").map(|row| row.expect("a row").to_string()).collect();
    (reader.metadata().file_metadata().num_rows(), reader.metadata().num_row_groups(), rows)
}

fn cleaned(content: &[u8], text: &str) -> Run {
    let run =
        run_with(content, Format::Parquet, &keys(text), Limits::default(), Rejects::LeftOut, &|t| t.to_uppercase());
    run.expect("readable")
}

const GROUPS: &[&[Option<&str>]] = &[&[Some("one"), None, Some("")], &[], &[Some("two")], &[None, None]];

#[test]
fn one_column_is_written_anew_and_all_else_is_as_it_was() {
    for compression in [Compression::UNCOMPRESSED, Compression::SNAPPY, Compression::ZSTD(Default::default())] {
        let content = file(GROUPS, compression);
        let run = cleaned(&content, "story.text");
        assert_eq!((texts(&run), ids(&run)), (vec!["one", "", "two"], vec!["in:1", "in:3", "in:4"]));
        assert_eq!(run.note, "Parquet of 6 rows and 3 columns; the text is column `story.text`");
        let (before, after) = (shown(&content), shown(&run.written));
        let expected: Vec<String> = before.2.iter().map(|row| row.replacen("text: \"one", "text: \"ONE", 1)).collect();
        let expected: Vec<String> = expected.iter().map(|row| row.replacen("text: \"two", "text: \"TWO", 1)).collect();
        assert_eq!(after, (6, 3, expected));
        assert_eq!(shown(&run.restored.expect("restored")).2, before.2);
    }
}

#[test]
fn the_text_column_is_found_out_or_refused() {
    let content = file(GROUPS, Compression::UNCOMPRESSED);
    let run = cleaned(&content, "");
    assert!(run.note.ends_with("the text is column `story.text` (its cells are the longest)"), "{}", run.note);
    let open = |key| Rows::open(&Input::stdin(), &content[..], Format::Parquet, &keys(key), Limits::default());
    let refused = |key| open(key).err().map(|error| error.to_string());
    assert_eq!(refused("id").as_deref(), Some("stdin: has a column `id` of int64, not of strings"));
    assert_eq!(refused("text").as_deref(), Some("stdin: has no column `text`, only `id`, `story.text`, `note`"));
}

#[test]
fn many_rows_come_in_batches() {
    let long: Vec<String> = (0..5000).map(|n| format!("Sentence number {n} is a sentence .")).collect();
    let rows: Vec<Option<&str>> = long.iter().map(|text| Some(text.as_str())).collect();
    let content = file(&[&rows, &rows], Compression::SNAPPY);
    let limits = Limits { batch: 10_000, ..Limits::default() };
    let both = Keys { text: Some("note".into()), id: Some("id".into()) };
    let run = run_with(&content, Format::Parquet, &both, limits, Rejects::LeftOut, &|t| t.into()).expect("readable");
    assert_eq!(run.documents.len(), 10_000);
    assert_eq!((run.documents[9999].id.as_str(), run.documents[9999].text.as_str()), ("9999", long[4999].as_str()));
    assert_eq!(shown(&run.written), shown(&content));
}

#[test]
fn damage_is_an_error_and_never_a_panic() {
    let long = "The council met on Monday and voted. ".repeat(20);
    let content = file(&[&[Some("one"), None, Some(&long)], &[Some("two"); 300]], Compression::SNAPPY);
    let read = |bytes: &[u8]| {
        run_with(bytes, Format::Parquet, &keys("note"), Limits::default(), Rejects::LeftOut, &|t| t.to_uppercase())
    };
    assert!(read(&content).is_ok());
    for end in 0..content.len() {
        let error = read(&content[..end]).map(|_| ()).expect_err("an error");
        assert!(error.to_string().starts_with("stdin: is a damaged Parquet file"), "{error}");
    }
    for at in 0..content.len() {
        let mut flipped = content.clone();
        flipped[at] ^= 1 << (at % 8);
        // A flipped bit inside of a text gives another text; all others are errors.
        let _ = read(&flipped);
    }
}
