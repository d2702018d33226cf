//! read
mod encoding;
mod signature;
mod utf16;

pub use encoding::{Decoded, MAX_TEXT, decode, encode, from_hex, to_hex};
pub use signature::refuse_signature;
