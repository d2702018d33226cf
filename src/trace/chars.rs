//! Byte offsets to code points, in one walk over the text.

/// Counts code points up to byte offsets that only grow.
pub struct CharCounter<'a> {
    text: &'a str,
    byte: usize,
    count: usize,
}

impl<'a> CharCounter<'a> {
    /// A counter at the start of `text`.
    pub fn new(text: &'a str) -> Self {
        CharCounter { text, byte: 0, count: 0 }
    }

    /// Number of code points before the byte `offset`, which lies on a character boundary and not before the last one
    /// asked for. All calls together walk the text once.
    pub fn at(&mut self, offset: usize) -> usize {
        let part = self.text.as_bytes().get(self.byte..offset).unwrap_or_default();
        // Every byte but a continuation byte begins a code point.
        self.count += part.iter().filter(|&&b| b & 0xC0 != 0x80).count();
        self.byte = self.byte.max(offset);
        self.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_code_points_not_bytes() {
        let text = "Bogotá 🙂 x";
        let mut counter = CharCounter::new(text);
        assert_eq!(counter.at(0), 0);
        assert_eq!(counter.at("Bogotá".len()), 6);
        assert_eq!(counter.at(text.len()), text.chars().count());
    }
}
