//! Encodings: raw bytes -> text and how it was stored, and back.
//!
//! The law of this file: either [`decode`] refuses the bytes with a reason, or [`encode`] gives them back, every one.
//! UTF-8 and UTF-16 are read strictly; damaged UTF-8 keeps its raw bytes on record; everything else is a legacy 8-bit
//! or East Asian encoding, taken from the detector only if it reproduces the bytes, and windows-1252 otherwise.

use super::signature::{refuse_controls, refuse_signature};
use super::utf16::{self, Order};
use crate::model::Encoding;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

/// Text, and what it takes to go back to its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// How it was stored.
    pub encoding: Encoding,
}

/// The longest text a [`Span`](crate::model::Span) can address, in bytes of UTF-8.
pub const MAX_TEXT: usize = u32::MAX as usize;

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";
const REPLACEMENT: char = char::REPLACEMENT_CHARACTER;

/// Valid Unicode with more than a tenth of control characters is data, not prose: even NUL-separated word lists are
/// beyond it.
const UNICODE_CONTROLS: usize = 10;
/// Random bytes have a tenth of control characters, 8-bit text next to none; a thirtieth lies well between.
const LEGACY_CONTROLS: usize = 30;

/// How much of a legacy text the detector sees, from shortly before the first byte that is no UTF-8. Its verdict is
/// steady long before.
const DETECT: usize = 1 << 20;
const DETECT_BEFORE: usize = 1 << 10;

/// Bytes as text, or why they are none.
///
/// # Errors
/// A reason to print after the file's name: "is a PNG image, not text", "looks binary: ...".
///
/// ```
/// use sumsift::read::{decode, encode};
/// let decoded = decode(b"caf\xe9").unwrap();
/// assert_eq!((decoded.text.as_str(), decoded.encoding.name.as_str()), ("café", "windows-1252"));
/// assert_eq!(encode(&decoded.text, &decoded.encoding).unwrap(), b"caf\xe9");
/// ```
pub fn decode(bytes: &[u8]) -> Result<Decoded, String> {
    if let Some(reason) = refuse_signature(bytes) {
        return Err(reason);
    }
    let decoded = decode_any(bytes)?;
    if decoded.text.len() > MAX_TEXT {
        return Err("is longer than 4 GiB; split it first".into());
    }
    Ok(decoded)
}

fn decode_any(bytes: &[u8]) -> Result<Decoded, String> {
    if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
        return Err("is UTF-32 text; convert it to UTF-8 first".into());
    }
    for order in [Order::Little, Order::Big] {
        if let Some(rest) = bytes.strip_prefix(&order.mark()) {
            return decode_utf16(rest, order, true);
        }
    }
    if let Some(rest) = bytes.strip_prefix(UTF8_MARK) {
        return decode_utf8(rest, true);
    }
    if let Some(order) = Order::of_unmarked(bytes) {
        return decode_utf16(bytes, order, false);
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => decode_utf8(bytes, false),
        Err(_) if is_damaged_utf8(bytes) => decode_utf8(bytes, false),
        Err(error) => decode_legacy(bytes, error.valid_up_to()),
    }
}

fn decode_utf16(bytes: &[u8], order: Order, bom: bool) -> Result<Decoded, String> {
    let text = utf16::decode(bytes, order)?;
    if let Some(reason) = refuse_controls(text.as_bytes(), UNICODE_CONTROLS) {
        return Err(reason);
    }
    Ok(Decoded { text, encoding: Encoding { name: order.name().into(), bom, undecoded: Vec::new() } })
}

/// UTF-8, with U+FFFD for each sequence that is none; its bytes go on record.
fn decode_utf8(bytes: &[u8], bom: bool) -> Result<Decoded, String> {
    if let Some(reason) = refuse_controls(bytes, UNICODE_CONTROLS) {
        return Err(reason);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: text.into(), encoding: Encoding { bom, ..Encoding::utf8() } });
    }
    let mut text = String::with_capacity(bytes.len());
    let mut undecoded = Vec::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            let offset = u32::try_from(text.len()).map_err(|_| "is longer than 4 GiB; split it first".to_string())?;
            undecoded.push((offset, to_hex(chunk.invalid())));
            text.push(REPLACEMENT);
        }
    }
    Ok(Decoded { text, encoding: Encoding { name: "utf-8".into(), bom, undecoded } })
}

/// Whether bytes that are no UTF-8 were UTF-8 once: most of what is beyond ASCII still is, or all that is wrong is a
/// character cut in two by the end of the file.
///
/// Legacy text holds valid sequences by chance, as in a windows-1252 "CAF\xc9\x94", so they are weighed against the
/// bytes that are wrong. A sequence of three bytes, or one that would read "Ã" and a sign, is no chance and counts twice.
/// A single odd byte in ASCII is a legacy letter, not damage: "caf\xe9" is how Latin-1 looks.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid, mut last) = (0usize, 0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        let weights = chunk.valid().bytes().map(|byte| match byte {
            0xc3 | 0xe0.. => 2,
            0xc0.. => 1,
            _ => 0,
        });
        valid += weights.sum::<usize>();
        last = chunk.invalid().len();
        invalid += last;
    }
    let cut_at_end = last >= 2 && last == invalid && ends_in_a_prefix(bytes);
    valid > invalid || cut_at_end
}

/// Whether the bytes end inside a UTF-8 sequence that could have gone on.
fn ends_in_a_prefix(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

/// An 8-bit or East Asian encoding that reproduces the bytes.
fn decode_legacy(bytes: &[u8], first: usize) -> Result<Decoded, String> {
    if let Some(reason) = refuse_controls(bytes, LEGACY_CONTROLS) {
        return Err(reason);
    }
    let guess = if is_typographic(bytes) { encoding_rs::WINDOWS_1252 } else { detect(bytes, first) };
    let text = decode_exactly(bytes, guess);
    let (text, used) = match text {
        Some(text) => (text, guess),
        // Total and reversible: each of the 256 bytes is a character of its own (a test below).
        None => {
            (encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), encoding_rs::WINDOWS_1252)
        }
    };
    let encoding = Encoding { name: used.name().to_ascii_lowercase(), bom: false, undecoded: Vec::new() };
    Ok(Decoded { text, encoding })
}

/// Whether all that is beyond ASCII are quotes, dashes, dots and signs, and figures with a unit ("£5", "±2"). The
/// detector needs letters: without them it reads quotes as East Asian and "£" as the Polish "Ł".
fn is_typographic(bytes: &[u8]) -> bool {
    let digit = |index: Option<usize>| index.and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_digit);
    bytes.iter().enumerate().all(|(i, byte)| match byte {
        0..=0x7f => true,
        // The same in (nearly) all Windows code pages.
        0x80 | 0x82 | 0x84..=0x87 | 0x89 | 0x8b | 0x91..=0x97 | 0x99 | 0x9b | 0xa0 => true,
        0xa7 | 0xa9 | 0xab | 0xae | 0xb0 | 0xb7 | 0xbb => true,
        // Cent, pound, yen, plus-minus, powers, micro, fractions; letters in other code pages.
        0xa2 | 0xa3 | 0xa5 | 0xb1..=0xb3 | 0xb5 | 0xbc..=0xbe => digit(i.checked_sub(1)) || digit(i.checked_add(1)),
        _ => false,
    })
}

fn detect(bytes: &[u8], first: usize) -> &'static encoding_rs::Encoding {
    let from = first.saturating_sub(DETECT_BEFORE);
    let to = bytes.len().min(from.saturating_add(DETECT));
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // A sample that ends early may end inside a character, which must not count against the encoding.
    detector.feed(bytes.get(from..to).unwrap_or(bytes), to == bytes.len());
    let guess = detector.guess(None, Utf8Detection::Deny);
    let is_latin =
        [encoding_rs::WINDOWS_1250, encoding_rs::ISO_8859_2, encoding_rs::WINDOWS_1254, encoding_rs::WINDOWS_1257]
            .contains(&guess);
    if is_latin && opens_in_spanish(bytes) { encoding_rs::WINDOWS_1252 } else { guess }
}

/// Whether an inverted mark opens a sentence. In the code pages of Central Europe its byte is a small letter, which no
/// capital follows; the detector does not look at case there.
fn opens_in_spanish(bytes: &[u8]) -> bool {
    let opens = |part: &[u8]| matches!(part, [before, 0xa1 | 0xbf, b'A'..=b'Z'] if !before.is_ascii_alphanumeric());
    bytes.windows(3).any(opens) || matches!(bytes, [0xa1 | 0xbf, b'A'..=b'Z', ..])
}

/// The text, if encoding it again gives the very bytes.
fn decode_exactly(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    let (again, _, unmappable) = encoding.encode(&text);
    (!unmappable && again == bytes).then(|| text.into_owned())
}

/// Text as the bytes of an encoding: the way back of [`decode`], and how a cleaned text is written like its input.
///
/// # Errors
/// A reason, where the encoding has no such character, is unknown, or its undecoded bytes do not fit the text.
pub fn encode(text: &str, encoding: &Encoding) -> Result<Vec<u8>, String> {
    if encoding.name == "utf-8" {
        return encode_utf8(text, encoding);
    }
    if !encoding.undecoded.is_empty() {
        return Err(format!("undecoded bytes have no place in {}", encoding.name));
    }
    if let Some(order) = Order::of_name(&encoding.name) {
        let mut bytes = if encoding.bom { order.mark().to_vec() } else { Vec::new() };
        bytes.extend(utf16::encode(text, order));
        return Ok(bytes);
    }
    let known = encoding_rs::Encoding::for_label(encoding.name.as_bytes())
        .filter(|known| known.output_encoding() == *known && *known != encoding_rs::UTF_8)
        .ok_or_else(|| format!("there is no encoding `{}`", encoding.name))?;
    if encoding.bom {
        return Err(format!("{} has no byte order mark", encoding.name));
    }
    match known.encode(text) {
        (bytes, _, false) => Ok(bytes.into_owned()),
        (_, _, true) => Err(match text.chars().find(|c| known.encode(c.encode_utf8(&mut [0; 4])).2) {
            Some(c) => format!("{} has no character U+{:04X}", encoding.name, u32::from(c)),
            None => format!("the text cannot be written in {}", encoding.name),
        }),
    }
}

fn encode_utf8(text: &str, encoding: &Encoding) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::with_capacity(text.len() + UTF8_MARK.len());
    if encoding.bom {
        bytes.extend_from_slice(UTF8_MARK);
    }
    let mut done = 0;
    for (offset, hex) in &encoding.undecoded {
        let misplaced = || format!("undecoded bytes are on record for byte {offset}, where the text has no U+FFFD");
        let offset = *offset as usize;
        let before = text.get(done..offset).ok_or_else(misplaced)?;
        if !text.get(offset..).is_some_and(|rest| rest.starts_with(REPLACEMENT)) {
            return Err(misplaced());
        }
        bytes.extend_from_slice(before.as_bytes());
        bytes.extend(from_hex(hex).ok_or_else(|| format!("`{hex}` is no hexadecimal"))?);
        done = offset + REPLACEMENT.len_utf8();
    }
    bytes.extend_from_slice(text.get(done..).unwrap_or_default().as_bytes());
    Ok(bytes)
}

/// Two lower-case digits for each byte.
///
/// ```
/// assert_eq!(sumsift::read::to_hex(&[0x00, 0xff, 0x1a]), "00ff1a");
/// ```
pub fn to_hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The bytes of a string of hexadecimal digits; `None` for anything else.
///
/// ```
/// use sumsift::read::from_hex;
/// assert_eq!(from_hex("00ff1A"), Some(vec![0x00, 0xff, 0x1a]));
/// assert_eq!((from_hex("0"), from_hex("+1")), (None, None));
/// ```
pub fn from_hex(hex: &str) -> Option<Vec<u8>> {
    let (pairs, rest) = hex.as_bytes().as_chunks::<2>();
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|n| u8::try_from(n).ok());
    rest.is_empty().then(|| pairs.iter().map(|&[high, low]| Some(digit(high)? << 4 | digit(low)?)).collect())?
}

#[cfg(test)]
mod tests;
