//! `read`: paths -> documents, exactly as they are, and what it takes to write them back.
//!
//! - [`find_inputs`] turns command line paths into [`Input`]s; [`detect`] looks into those whose name says nothing.
//! - A text is read whole: [`Input::open`], then [`read_text`].
//! - JSON Lines are read in [`Batches`] of bounded size; [`parse_batch`] makes one [`Entry`] of each line. The batch
//!   keeps the raw lines, [`Record::with_text`] writes one anew, [`RawLine::reject`] keeps a bad one.
//! - [`decode`] and [`encode`] are the way from bytes to text and back: any bytes are refused with a reason, or restored.
//!
//! Readers take any `Read`, so that compressed files need only another one. What a text says is for later stages.

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
pub use jsonl::{Entry, Ids as LineIds, parse_batch, parse_line, splice, to_json};
pub use lines::{Batch, Batches, Limits, RawLine};
pub use paths::{expand_patterns, listed_paths};
pub use rows::{Ids, Keys, Kind, Notation, Record, Rejects, Row, RowBatch, RowWriter, Rows, Undo, Unit, Was, restore};
pub use signature::refuse_signature;
pub use text::{document, read_text};
pub use whole::Whole;
