//! The bytes of a Parquet file, for several readers at once.

use bytes::Bytes;
use parquet::errors::{ParquetError, Result};
use parquet::file::reader::{ChunkReader, Length};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex};

/// A file that gives only what it has: damaged lengths ask for exabytes.
#[derive(Clone, Debug)]
pub(super) struct Source {
    file: Arc<Mutex<File>>,
    length: u64,
}

impl Source {
    pub fn new(file: File) -> io::Result<Self> {
        let length = file.metadata()?.len();
        Ok(Source { file: Arc::new(Mutex::new(file)), length })
    }

    fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let mut file = self.file.lock().map_err(|_| io::Error::other("a reader of the file has failed before"))?;
        file.seek(SeekFrom::Start(at))?;
        file.read(buffer)
    }
}

impl Length for Source {
    fn len(&self) -> u64 {
        self.length
    }
}

impl ChunkReader for Source {
    type T = io::BufReader<Part>;

    fn get_read(&self, start: u64) -> Result<Self::T> {
        // Page headers are small, and read one by one.
        Ok(io::BufReader::with_capacity(4096, Part { source: self.clone(), at: start }))
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes> {
        if start.checked_add(length as u64).is_none_or(|end| end > self.length) {
            let message = format!("{length} bytes at {start} are asked for, but it has {} only", self.length);
            return Err(ParquetError::EOF(message));
        }
        let mut bytes = vec![0; length];
        Part { source: self.clone(), at: start }.read_exact(&mut bytes)?;
        Ok(bytes.into())
    }
}

/// The file from some place on.
pub(super) struct Part {
    source: Source,
    at: u64,
}

impl Read for Part {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read_at(self.at, buffer)?;
        self.at = self.at.saturating_add(read as u64);
        Ok(read)
    }
}
