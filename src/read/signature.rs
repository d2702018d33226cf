//! Recognises what is no text: bytes -> the reason to refuse them, in words a user can act on.
//!
//! Files are known by their content, never by their name. What a text is encoded in is [`super::encoding`]'s job.

/// What the first bytes of a file say it is.
struct Signature {
    offset: usize,
    magic: &'static [u8],
    kind: Kind,
}

/// What to tell the user about it.
#[derive(Clone, Copy)]
enum Kind {
    /// "is NAME, not text".
    Format(&'static str),
    /// The same, but the magic is printable, so that a text could begin with it: only with control bytes near the start.
    PrintableMagic(&'static str),
    /// "is NAME-compressed; decompress it first".
    Compressed(&'static str),
}

const fn at(offset: usize, magic: &'static [u8], kind: Kind) -> Signature {
    Signature { offset, magic, kind }
}

/// Signatures as registered by the formats' own specifications; longer magics stand before their prefixes.
const SIGNATURES: &[Signature] = &[
    at(0, b"\x1f\x8b", Kind::Compressed("gzip")),
    at(0, b"\x28\xb5\x2f\xfd", Kind::Compressed("zstd")),
    at(0, b"\xfd7zXZ\x00", Kind::Compressed("xz")),
    at(0, b"\x04\x22\x4d\x18", Kind::Compressed("lz4")),
    at(0, b"BZh", Kind::PrintableMagic("a bzip2-compressed file")),
    at(0, b"PK\x03\x04", Kind::Format("a ZIP archive (or a .docx, .xlsx, .odt or .epub file)")),
    at(0, b"PK\x05\x06", Kind::Format("an empty ZIP archive")),
    at(0, b"7z\xbc\xaf\x27\x1c", Kind::Format("a 7-Zip archive")),
    at(0, b"Rar!\x1a\x07", Kind::Format("a RAR archive")),
    at(257, b"ustar", Kind::PrintableMagic("a tar archive")),
    at(0, b"\x89PNG\r\n\x1a\n", Kind::Format("a PNG image")),
    at(0, b"\xff\xd8\xff", Kind::Format("a JPEG image")),
    at(0, b"GIF87a", Kind::PrintableMagic("a GIF image")),
    at(0, b"GIF89a", Kind::PrintableMagic("a GIF image")),
    at(0, b"II*\x00", Kind::Format("a TIFF image")),
    at(0, b"MM\x00*", Kind::Format("a TIFF image")),
    at(0, b"BM", Kind::PrintableMagic("a BMP image")),
    at(0, b"RIFF", Kind::PrintableMagic("a RIFF file (WebP, WAV or AVI)")),
    at(4, b"ftyp", Kind::PrintableMagic("an MP4 or HEIF file")),
    at(0, b"OggS", Kind::PrintableMagic("an Ogg file")),
    at(0, b"fLaC", Kind::PrintableMagic("a FLAC file")),
    at(0, b"ID3", Kind::PrintableMagic("an MP3 file")),
    at(0, b"\x1a\x45\xdf\xa3", Kind::Format("a Matroska or WebM file")),
    at(0, b"%PDF-", Kind::Format("a PDF document")),
    at(0, b"%!PS-Adobe", Kind::Format("a PostScript document")),
    at(0, b"{\\rtf", Kind::Format("an RTF document")),
    at(0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::Format("an old Microsoft Office document")),
    at(0, b"\x7fELF", Kind::Format("an ELF program")),
    at(0, b"MZ", Kind::PrintableMagic("a Windows program")),
    at(0, b"\xcf\xfa\xed\xfe", Kind::Format("a macOS program")),
    at(0, b"\xca\xfe\xba\xbe", Kind::Format("a Java class or macOS program")),
    at(0, b"\x00asm", Kind::Format("a WebAssembly module")),
    at(0, b"SQLite format 3\x00", Kind::Format("an SQLite database")),
    at(0, b"PAR1", Kind::PrintableMagic("a Parquet file")),
    at(0, b"ARROW1\x00\x00", Kind::Format("an Arrow file")),
    at(0, b"Obj\x01", Kind::Format("an Avro file")),
    at(0, b"ORC", Kind::PrintableMagic("an ORC file")),
    at(0, b"\x89HDF\r\n\x1a\n", Kind::Format("an HDF5 file")),
    at(0, b"\x93NUMPY", Kind::Format("a NumPy array")),
];

/// How far to look for control bytes behind a printable magic. File headers have NULs long before.
const HEADER: usize = 512;

/// How many bytes are judged by their control characters.
const SAMPLE: usize = 64 * 1024;

/// Why `bytes`, the start of a file, are a known format that is no text; `None` where nothing speaks against text.
///
/// ```
/// use sumsift::read::refuse_signature;
/// assert_eq!(refuse_signature(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").as_deref(), Some("is a PNG image, not text"));
/// assert_eq!(refuse_signature(b"BM, MZ and GIF89a are magic numbers."), None);
/// ```
pub fn refuse_signature(bytes: &[u8]) -> Option<String> {
    let has_controls = || bytes.iter().take(HEADER).copied().any(is_control);
    SIGNATURES.iter().find_map(|signature| {
        bytes.get(signature.offset..)?.strip_prefix(signature.magic)?;
        match signature.kind {
            Kind::Format(name) => Some(format!("is {name}, not text")),
            Kind::PrintableMagic(name) => has_controls().then(|| format!("is {name}, not text")),
            Kind::Compressed(name) => Some(format!("is {name}-compressed; decompress it first")),
        }
    })
}

/// Why `bytes` look binary: more than one byte in `one_in` (and more than two) among the first 64 KiB is a control
/// character.
pub(super) fn refuse_controls(bytes: &[u8], one_in: usize) -> Option<String> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let controls = sample.iter().copied().filter(|&b| is_control(b)).count();
    (controls > 2 && controls.saturating_mul(one_in) > sample.len())
        .then(|| format!("looks binary: {controls} of the first {} bytes are control characters", sample.len()))
}

/// Control characters that text does not use. BEL to CR and ESC are found in terminal logs and old printer files.
fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=6 | 14..=26 | 28..=31 | 127)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_formats_are_refused_by_name() {
        for (bytes, reason) in [
            (&b"\xff\xd8\xff\xe0\x00\x10JFIF"[..], "is a JPEG image, not text"),
            (b"GIF89a\x01\x00\x01\x00", "is a GIF image, not text"),
            (b"%PDF-1.7\n", "is a PDF document, not text"),
            (b"PK\x03\x04\x14\x00", "is a ZIP archive (or a .docx, .xlsx, .odt or .epub file), not text"),
            (b"\x1f\x8b\x08\x00", "is gzip-compressed; decompress it first"),
            (b"\x28\xb5\x2f\xfd\x04", "is zstd-compressed; decompress it first"),
            (b"\x7fELF\x02\x01", "is an ELF program, not text"),
            (b"MZ\x90\x00\x03", "is a Windows program, not text"),
            (b"SQLite format 3\x00", "is an SQLite database, not text"),
            (b"PAR1\x15\x04\x15\x00", "is a Parquet file, not text"),
        ] {
            assert_eq!(refuse_signature(bytes).as_deref(), Some(reason));
        }
    }

    #[test]
    fn text_that_begins_like_a_magic_number_is_text() {
        for text in ["MZ founded the firm.", "BMW sold more cars.", "PAR1 is a gene.", "ID3 tags name songs.", "PK", ""]
        {
            assert_eq!(refuse_signature(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn a_few_control_characters_do_not_make_a_text_binary() {
        assert_eq!(refuse_controls(b"One page.\x0c\x1b[1mNext\x1b[0m page.\x00 A stray NUL.", 10), None);
        assert_eq!(refuse_controls(b"\x00\x01", 10), None);
        let reason = refuse_controls(&[0, 1, 2, 3, b'a'], 10);
        assert_eq!(reason.as_deref(), Some("looks binary: 4 of the first 5 bytes are control characters"));
    }
}
