//! Hashes as the ledger writes them.

use xxhash_rust::xxh3::xxh3_64;

/// xxh3 (64 bits) as 16 hexadecimal digits.
///
/// ```
/// assert_eq!(sumsift::text::hash::hex(b""), "2d06800538d394c2");
/// ```
pub fn hex(bytes: &[u8]) -> String {
    format!("{:016x}", xxh3_64(bytes))
}
