//! UTF-16 by hand, for `encoding_rs` only reads it: bytes <-> text, and UTF-16 without a byte order mark told by its NULs.

/// Which byte of a unit comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Little,
    Big,
}

/// Bytes looked at for the pattern of NULs.
const SAMPLE: usize = 4096;

impl Order {
    /// The encoding's WHATWG name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Order::Little => "utf-16le",
            Order::Big => "utf-16be",
        }
    }

    /// The order that has this name.
    pub(super) fn of_name(name: &str) -> Option<Order> {
        [Order::Little, Order::Big].into_iter().find(|order| order.name() == name)
    }

    /// U+FEFF in this order.
    pub(super) fn mark(self) -> [u8; 2] {
        match self {
            Order::Little => [0xff, 0xfe],
            Order::Big => [0xfe, 0xff],
        }
    }

    /// The order of text without a mark: in Latin script the high byte of (nearly) each unit is NUL, the low one never.
    /// Three fifths suffice, for dashes, quotes and foreign names have other high bytes; words of three letters with a
    /// NUL after each come to a half.
    pub(super) fn of_unmarked(bytes: &[u8]) -> Option<Order> {
        let (units, _) = bytes.get(..SAMPLE).unwrap_or(bytes).as_chunks::<2>();
        let first = units.iter().filter(|unit| unit[0] == 0).count();
        let second = units.iter().filter(|unit| unit[1] == 0).count();
        let pattern =
            |high: usize, low: usize| units.len() >= 2 && high * 5 >= units.len() * 3 && low * 50 <= units.len();
        match (pattern(second, first), pattern(first, second)) {
            (true, false) => Some(Order::Little),
            (false, true) => Some(Order::Big),
            _ => None,
        }
    }

    fn unit(self, bytes: [u8; 2]) -> u16 {
        match self {
            Order::Little => u16::from_le_bytes(bytes),
            Order::Big => u16::from_be_bytes(bytes),
        }
    }

    fn bytes(self, unit: u16) -> [u8; 2] {
        match self {
            Order::Little => unit.to_le_bytes(),
            Order::Big => unit.to_be_bytes(),
        }
    }
}

/// The text of UTF-16 `bytes` without mark, or why there is none.
pub(super) fn decode(bytes: &[u8], order: Order) -> Result<String, String> {
    let (units, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(format!("looks like {} text, but its last byte is half a character", order.name()));
    }
    let mut text = String::with_capacity(bytes.len() / 2);
    for (index, unit) in char::decode_utf16(units.iter().map(|&unit| order.unit(unit))).enumerate() {
        match unit {
            Ok(character) => text.push(character),
            Err(_) => {
                let place = index.saturating_add(1);
                return Err(format!(
                    "looks like {} text, but character {place} is half a surrogate pair",
                    order.name()
                ));
            }
        }
    }
    Ok(text)
}

/// The UTF-16 bytes of `text`, without mark.
pub(super) fn encode(text: &str, order: Order) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| order.bytes(unit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_beyond_the_basic_plane_comes_back() {
        for order in [Order::Little, Order::Big] {
            let bytes = encode("Größe 𝄞 \u{0}\u{feff}", order);
            assert_eq!(decode(&bytes, order).as_deref(), Ok("Größe 𝄞 \u{0}\u{feff}"));
        }
    }

    #[test]
    fn order_is_told_by_nuls_alone() {
        assert_eq!(Order::of_unmarked(b"H\0i\0 \0"), Some(Order::Little));
        assert_eq!(Order::of_unmarked(b"\0H\0i\0 "), Some(Order::Big));
        assert_eq!(Order::of_unmarked(b"one\0two\0three\0"), None);
        assert_eq!(Order::of_unmarked(b"\0\0\0\0\0\0"), None);
        assert_eq!(Order::of_unmarked(b"plain"), None);
    }

    #[test]
    fn halves_are_named() {
        assert!(decode(b"H\0i", Order::Little).is_err_and(|reason| reason.contains("half a character")));
        assert!(
            decode(&[0xd8, 0x00, 0x00, 0x41], Order::Big).is_err_and(|reason| reason.contains("character 1 is half"))
        );
    }
}
