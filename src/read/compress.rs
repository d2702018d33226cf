//! gzip and zstd: known by their first bytes, never by a name; read with a limit on what may come out, written back the
//! same way.
//!
//! Archives of several members are read to the end. What is cut off or damaged is an error that says so; what comes out
//! far larger than any text packs is an archive bomb and stops ([`Caps`]).

use flate2::write::GzEncoder;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

/// How an input is packed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Compression {
    /// Not at all.
    #[default]
    None,
    /// gzip, one member or several.
    Gzip,
    /// zstd, one frame or several.
    Zstd,
}

/// How much may come out of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    /// Bytes out for each byte in, beyond the first [`Caps::free`] bytes.
    pub ratio: u64,
    /// So much may come out of any archive, whatever its ratio.
    pub free: u64,
    /// More than so much may never come out.
    pub total: u64,
}

impl Default for Caps {
    /// 200 to 1 beyond the first 64 MiB, and 1 TiB. Text packs 3 to 10 to 1, logs of one repeated line 100 to 1; bombs
    /// go to gzip's own limit of 1032 to 1 and beyond a million to 1 in zstd.
    fn default() -> Self {
        Caps { ratio: 200, free: 64 << 20, total: 1 << 40 }
    }
}

/// 128 MiB, what the zstd tool itself takes without being asked: a frame cannot make us hold more.
const ZSTD_WINDOW: u32 = 27;

const BUFFER: usize = 64 << 10;

impl Compression {
    /// What a file that begins with `start` is packed with.
    ///
    /// ```
    /// use sumsift::read::Compression;
    /// assert_eq!(Compression::of_content(b"\x1f\x8b\x08\0"), Compression::Gzip);
    /// assert_eq!(Compression::of_content(b"plain"), Compression::None);
    /// ```
    pub fn of_content(start: &[u8]) -> Self {
        match start {
            [0x1f, 0x8b, 8, ..] => Compression::Gzip,
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Compression::Zstd,
            // A skippable frame may come first.
            [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Compression::Zstd,
            _ => Compression::None,
        }
    }

    /// What a name's ending asks for: how a new file is to be packed.
    ///
    /// ```
    /// use sumsift::read::Compression;
    /// assert_eq!(Compression::of_name("out/rows.jsonl.zst".as_ref()), Compression::Zstd);
    /// assert_eq!(Compression::of_name("gz".as_ref()), Compression::None);
    /// ```
    pub fn of_name(path: &Path) -> Self {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        match extension.to_ascii_lowercase().as_str() {
            "gz" | "gzip" => Compression::Gzip,
            "zst" | "zstd" => Compression::Zstd,
            _ => Compression::None,
        }
    }

    /// Looks into `reader` and unpacks it where it is packed.
    ///
    /// # Errors
    /// Whatever `reader` reports. Later, from the reader given back: [`io::ErrorKind::InvalidData`] or
    /// [`io::ErrorKind::UnexpectedEof`] with a message to stand behind the file's name.
    ///
    /// ```
    /// use std::io::Read;
    /// use sumsift::read::{Caps, Compression};
    /// let mut packed = Compression::Gzip.writer(Vec::new()).unwrap();
    /// std::io::Write::write_all(&mut packed, b"A note.").unwrap();
    /// let packed = std::io::Cursor::new(packed.finish().unwrap());
    /// let (how, mut reader) = Compression::unpack(packed, Caps::default()).unwrap();
    /// let mut text = String::new();
    /// reader.read_to_string(&mut text).unwrap();
    /// assert_eq!((how, text.as_str()), (Compression::Gzip, "A note."));
    /// ```
    pub fn unpack<'r>(
        mut reader: impl Read + Send + 'r,
        caps: Caps,
    ) -> io::Result<(Self, Box<dyn BufRead + Send + 'r>)> {
        let mut start = Vec::new();
        // A pipe gives what it has: four bytes may take several reads.
        while start.len() < 4 {
            let mut part = [0; 4];
            let missing = part.get_mut(start.len()..).unwrap_or_default();
            match reader.read(missing) {
                Ok(0) => break,
                Ok(read) => start.extend_from_slice(missing.get(..read).unwrap_or_default()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        let how = Compression::of_content(&start);
        let taken = Arc::new(AtomicU64::new(0));
        let whole = io::Cursor::new(start).chain(reader);
        let counted = Counted { inner: whole, taken: Arc::clone(&taken) };
        let unpacked: Box<dyn Read + Send + 'r> = match how {
            Compression::None => return Ok((how, Box::new(BufReader::with_capacity(BUFFER, counted.inner)))),
            Compression::Gzip => {
                Box::new(flate2::bufread::MultiGzDecoder::new(BufReader::with_capacity(BUFFER, counted)))
            }
            Compression::Zstd => {
                let mut decoder = zstd::Decoder::with_buffer(BufReader::with_capacity(BUFFER, counted))?;
                decoder.window_log_max(ZSTD_WINDOW)?;
                Box::new(decoder)
            }
        };
        let capped = Capped { inner: unpacked, how, caps, taken, given: 0 };
        Ok((how, Box::new(BufReader::with_capacity(BUFFER, capped))))
    }

    /// A writer that packs what it is given.
    ///
    /// # Errors
    /// Whatever the packer reports.
    pub fn writer<W: Write>(self, out: W) -> io::Result<Packer<W>> {
        Ok(match self {
            Compression::None => Packer::None(out),
            // The header holds neither time nor name: the same content gives the same bytes.
            Compression::Gzip => Packer::Gzip(GzEncoder::new(out, flate2::Compression::default())),
            Compression::Zstd => Packer::Zstd(zstd::Encoder::new(out, zstd::DEFAULT_COMPRESSION_LEVEL)?),
        })
    }
}

/// Where what is written waits for somebody to fetch it; all clones share it.
#[derive(Clone, Debug, Default)]
pub struct Outbox(Arc<Mutex<Vec<u8>>>);

impl Outbox {
    /// Gives what waits to `fetch`, and forgets it.
    ///
    /// # Errors
    /// Whatever `fetch` reports.
    pub fn empty<E>(&self, fetch: impl FnOnce(&[u8]) -> Result<(), E>) -> Result<(), E> {
        let mut waiting = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let done = if waiting.is_empty() { Ok(()) } else { fetch(&waiting) };
        waiting.clear();
        done
    }
}

impl Write for Outbox {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Packs what is written to it; [`Packer::finish`] ends the archive.
pub enum Packer<W: Write> {
    /// Passes everything on.
    None(W),
    /// One gzip member.
    Gzip(GzEncoder<W>),
    /// One zstd frame.
    Zstd(zstd::Encoder<'static, W>),
}

impl<W: Write> Packer<W> {
    /// Ends the archive and gives the writer back.
    ///
    /// # Errors
    /// Whatever the writer reports.
    pub fn finish(self) -> io::Result<W> {
        match self {
            Packer::None(out) => Ok(out),
            Packer::Gzip(packer) => packer.finish(),
            Packer::Zstd(packer) => packer.finish(),
        }
    }

    /// Where the packed bytes go.
    pub fn get_ref(&self) -> &W {
        match self {
            Packer::None(out) => out,
            Packer::Gzip(packer) => packer.get_ref(),
            Packer::Zstd(packer) => packer.get_ref(),
        }
    }
}

impl<W: Write> std::fmt::Debug for Packer<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Packer::None(_) => "Packer::None",
            Packer::Gzip(_) => "Packer::Gzip",
            Packer::Zstd(_) => "Packer::Zstd",
        })
    }
}

impl<W: Write> Write for Packer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Packer::None(out) => out.write(bytes),
            Packer::Gzip(packer) => packer.write(bytes),
            Packer::Zstd(packer) => packer.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Packer::None(out) => out.flush(),
            Packer::Gzip(packer) => packer.flush(),
            Packer::Zstd(packer) => packer.flush(),
        }
    }
}

/// Counts the packed bytes that were read.
struct Counted<R> {
    inner: R,
    taken: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.taken.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Holds what comes out to the caps, and puts errors into words.
struct Capped<R> {
    inner: R,
    how: Compression,
    caps: Caps,
    taken: Arc<AtomicU64>,
    given: u64,
}

impl<R: Read> Capped<R> {
    fn in_words(&self, error: io::Error) -> io::Error {
        let name = if self.how == Compression::Gzip { "gzip" } else { "zstd" };
        match error.kind() {
            io::ErrorKind::Interrupted => error,
            io::ErrorKind::UnexpectedEof => {
                io::Error::new(io::ErrorKind::UnexpectedEof, format!("is cut off: its {name} data end too early"))
            }
            // The system's own errors have a number; all others are the unpacker's.
            _ if error.raw_os_error().is_some() => error,
            _ => io::Error::new(io::ErrorKind::InvalidData, format!("has damaged {name} data: {error}")),
        }
    }
}

impl<R: Read> Read for Capped<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer).map_err(|error| self.in_words(error))?;
        self.given = self.given.saturating_add(read as u64);
        let Caps { ratio, free, total } = self.caps;
        let taken = self.taken.load(Ordering::Relaxed);
        let reason = if self.given > total {
            format!("unpacks to more than {total} bytes, which is the limit")
        } else if self.given > free && self.given > taken.saturating_mul(ratio) {
            format!("looks like an archive bomb: {taken} bytes unpack to more than {ratio} times as many")
        } else {
            return Ok(read);
        };
        Err(io::Error::new(io::ErrorKind::InvalidData, reason))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(how: Compression, content: &[u8]) -> Vec<u8> {
        let mut packer = how.writer(Vec::new()).unwrap();
        packer.write_all(content).unwrap();
        packer.finish().unwrap()
    }

    fn unpacked(bytes: &[u8], caps: Caps) -> Result<Vec<u8>, String> {
        let (_, mut reader) = Compression::unpack(bytes, caps).map_err(|e| e.to_string())?;
        let mut all = Vec::new();
        reader.read_to_end(&mut all).map(|_| all).map_err(|e| e.to_string())
    }

    #[test]
    fn what_is_packed_comes_out_whatever_the_number_of_members() {
        for how in [Compression::None, Compression::Gzip, Compression::Zstd] {
            let two = [packed(how, b"One. "), packed(how, b""), packed(how, b"Two.")].concat();
            assert_eq!(unpacked(&two, Caps::default()).as_deref(), Ok(&b"One. Two."[..]), "{how:?}");
        }
        assert_eq!(unpacked(b"", Caps::default()).as_deref(), Ok(&b""[..]));
        assert_eq!(unpacked(b"\x1f", Caps::default()).as_deref(), Ok(&b"\x1f"[..]));
    }

    #[test]
    fn the_same_content_packs_to_the_same_bytes() {
        for how in [Compression::Gzip, Compression::Zstd] {
            assert_eq!(packed(how, b"A note."), packed(how, b"A note."));
        }
    }

    #[test]
    fn an_archive_cut_anywhere_is_an_error_that_says_so() {
        let content = "The council met on Monday. ".repeat(50);
        for how in [Compression::Gzip, Compression::Zstd] {
            let whole = packed(how, content.as_bytes());
            for end in 5..whole.len() {
                let error = unpacked(&whole[..end], Caps::default()).expect_err("an error");
                assert!(error.starts_with("is cut off"), "{how:?} {end}: {error}");
            }
        }
    }

    #[test]
    fn damage_is_an_error_that_says_so() {
        let mut gzip = packed(Compression::Gzip, "The council met on Monday. ".repeat(50).as_bytes());
        let checksum = gzip.len() - 6;
        gzip[checksum] ^= 1;
        let error = unpacked(&gzip, Caps::default()).expect_err("an error");
        assert!(error.starts_with("has damaged gzip data: "), "{error}");
    }

    #[test]
    fn a_bomb_stops_and_what_is_free_does_not() {
        let bomb = vec![b'0'; 1 << 20];
        for how in [Compression::Gzip, Compression::Zstd] {
            let bytes = packed(how, &bomb);
            let caps = Caps { free: 1 << 16, ..Caps::default() };
            let error = unpacked(&bytes, caps).expect_err("a refusal");
            assert!(error.starts_with("looks like an archive bomb"), "{error}");
            assert!(unpacked(&bytes, Caps::default()).is_ok());
            let error = unpacked(&bytes, Caps { total: 1000, ..Caps::default() }).expect_err("a refusal");
            assert_eq!(error, "unpacks to more than 1000 bytes, which is the limit");
        }
    }
}
