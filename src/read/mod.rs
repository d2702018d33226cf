//! read
mod detect;
mod encoding;
mod inputs;
mod signature;
mod text;
mod utf16;

pub use detect::{Format, detect};
pub use encoding::{Decoded, MAX_TEXT, decode, encode, from_hex, to_hex};
pub use inputs::{Input, Inputs, Source, find_inputs};
pub use signature::refuse_signature;
pub use text::{document, read_text};
