//! Web pages: the bytes of an HTML file -> one `Document` of its main text.
//!
//! Scripts, styles, navigation, forms, footers and hidden parts are left out; where a page marks its main part (`<main>`,
//! `<article>`) and that holds most of the text, only it is taken. Paragraphs and headings stand apart by blank lines,
//! list items (with `- `) and table rows (cells apart by tabs) by line ends; entities are characters. Spans count in this
//! text: a page is read, never written.
//!
//! [`thin`] takes out what could make the tokeniser slow, html5ever's tokeniser makes tags and text of it, [`blocks`]
//! makes paragraphs of these. No tree is built, so no depth of tags costs anything.

mod blocks;
mod thin;

use super::encoding::{Decoded, decode};
use super::inputs::Input;
use crate::error::{Error, Result};
use crate::model::{Document, Encoding, Origin};
use blocks::Blocks;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};
use xxhash_rust::xxh3::xxh3_64;

/// The main text of the page in `bytes`. Its raw bytes (length, hash) are the whole file.
///
/// # Errors
/// [`Error::NotText`] where they are no text.
///
/// ```
/// use sumsift::read::{Input, page};
/// let html = b"<title>T</title><nav>Home</nav><p>Salt &amp;\n water .<p>It <b>rain</b>ed .<script>1 < 2</script>";
/// assert_eq!(page(html, &Input::stdin()).unwrap().text, "Salt & water .\n\nIt rained .\n");
/// ```
pub fn page(bytes: &[u8], input: &Input) -> Result<Document> {
    let decoded = decode_page(bytes).map_err(|reason| Error::NotText { path: input.shown().into(), reason })?;
    Ok(Document {
        id: input.rel.clone(),
        origin: Origin { path: input.shown(), format: Some("html".into()), ..Origin::default() },
        text: main_text(&decoded.text),
        encoding: decoded.encoding,
        bytes: bytes.len() as u64,
        xxh3: xxh3_64(bytes),
    })
}

/// How much of a page is looked at for its encoding: what the standard tells browsers to do.
const PRESCAN: usize = 1024;

/// The page as text: as it says itself it is encoded, where that is so; else as any text is decoded.
fn decode_page(bytes: &[u8]) -> Result<Decoded, String> {
    let declared = || {
        let start = bytes.get(..PRESCAN).unwrap_or(bytes).to_ascii_lowercase();
        let at = memchr::memmem::find(&start, b"charset")? + b"charset".len();
        let rest = start.get(at..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
        let label = rest.split(|b| matches!(b, b'"' | b'\'' | b'>' | b';' | b'/') || b.is_ascii_whitespace()).next()?;
        encoding_rs::Encoding::for_label(label).filter(|encoding| !encoding.output_encoding().eq(encoding_rs::UTF_8))
    };
    let is_legacy = std::str::from_utf8(bytes).is_err() && super::refuse_signature(bytes).is_none();
    if let Some(encoding) = declared().filter(|_| is_legacy)
        && let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes)
    {
        let name = encoding.name().to_ascii_lowercase();
        return Ok(Decoded { text: text.into_owned(), encoding: Encoding { name, ..Encoding::utf8() } });
    }
    decode(bytes)
}

/// Bytes handed to the tokeniser at once.
const CHUNK: usize = 16 << 10;

fn main_text(html: &str) -> String {
    let html = thin::thin(html);
    let tokenizer = Tokenizer::new(Blocks::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut rest = &*html;
    while !rest.is_empty() {
        let end = (CHUNK..CHUNK + 4).find(|&end| rest.is_char_boundary(end)).unwrap_or(rest.len());
        let (chunk, more) = rest.split_at(end.min(rest.len()));
        queue.push_back(StrTendril::from_slice(chunk));
        // It stops only where the sink asks it to, which ours does not.
        let _ = tokenizer.feed(&queue);
        rest = more;
    }
    tokenizer.end();
    tokenizer.sink.text()
}

#[cfg(test)]
mod tests;
