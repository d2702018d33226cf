//! `read`: paths -> documents, exactly as they are, and what it takes to write them back.
//!
//! - [`find_inputs`] turns command line paths into [`Input`]s ([`expand_patterns`] and [`listed_paths`] before it);
//!   [`Input::unpack`] opens one, packed or not; [`detect`] looks into those whose name says nothing.
//! - A file that is one document is a [`Whole`]: text, web page, captions.
//! - A file of records is [`Rows`]: JSON Lines, JSON arrays, tables, Parquet; read in batches of bounded size, written
//!   by [`RowWriter`] in its own format with all else untouched, and brought back by [`restore()`].
//! - [`decode`] and [`encode`] are the way from bytes to text and back: any bytes are refused with a reason, or restored.
//!
//! Readers take any `Read`. What a text says is for later stages.

mod captions;
mod compress;
mod detect;
mod encoding;
mod html;
mod inputs;
mod jsonl;
mod lines;
mod paths;
mod record;
mod rows;
mod signature;
mod text;
mod utf16;
mod walk;
mod whole;

pub use captions::{Captions, Written, undo};
pub use compress::{Caps, Compression, Outbox, Packer};
pub use detect::{Format, detect};
pub use encoding::{Decoded, MAX_TEXT, decode, encode, from_hex, to_hex};
pub use html::page;
pub use inputs::{Input, Inputs, Source, find_inputs};
pub use jsonl::{Entry, parse_line, splice, to_json};
pub use lines::{Batch, Batches, Limits, RawLine};
pub use paths::{expand_patterns, listed_paths};
pub use rows::{Ids, Keys, Kind, Notation, Record, Rejects, Row, RowBatch, RowWriter, Rows, Undo, Unit, Was, restore};
pub use signature::refuse_signature;
pub use text::document;
pub use whole::Whole;
