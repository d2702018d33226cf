//! [`FileOut`]: a file that appears whole or not at all.

use super::interrupt;
use crate::{Error, Result};
use std::fs::{self, File, Permissions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// A file being written under another name beside its place; [`FileOut::finish`] puts it there. Dropped before, it
/// leaves nothing behind.
#[derive(Debug)]
pub struct FileOut {
    path: PathBuf,
    out: Target,
}

#[derive(Debug)]
enum Target {
    /// A file of its own, moved into place at the end.
    Temporary(BufWriter<NamedTempFile>, Watched),
    /// A device or pipe, which cannot be replaced.
    Direct(BufWriter<File>),
}

impl FileOut {
    /// Begins the file at `path`; folders on the way are made. What stands there stays until the end.
    ///
    /// # Errors
    /// [`Error::Io`] with `path`, where it could not be written.
    pub fn create(path: &Path) -> Result<Self> {
        FileOut::begin(path).map_err(|e| Error::io(path, e))
    }

    fn begin(path: &Path) -> io::Result<Self> {
        let meta = match fs::metadata(path) {
            Ok(meta) => Some(meta),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        if meta.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(io::Error::new(io::ErrorKind::IsADirectory, "is a folder"));
        }
        if meta.as_ref().is_some_and(|m| !m.is_file()) {
            let file = fs::OpenOptions::new().write(true).open(path)?;
            return Ok(FileOut { path: path.to_owned(), out: Target::Direct(BufWriter::new(file)) });
        }
        // A link keeps pointing where it points: the file behind it is replaced.
        let path = if meta.is_some() { fs::canonicalize(path)? } else { path.to_owned() };
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        fs::create_dir_all(folder)?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(".sumsift-");
        let temporary = new_temporary(&builder, folder)?;
        if let Some(meta) = meta {
            temporary.as_file().set_permissions(meta.permissions())?;
        }
        let watched = Watched::new(temporary.path());
        Ok(FileOut { path, out: Target::Temporary(BufWriter::with_capacity(1 << 16, temporary), watched) })
    }

    /// Writes everything to the disk and puts the file in its place.
    ///
    /// # Errors
    /// [`Error::Io`] with its path; what stood there before then stands there still.
    pub fn finish(self) -> Result<()> {
        let FileOut { path, out } = self;
        let done = match out {
            Target::Direct(mut out) => out.flush(),
            Target::Temporary(out, _watched) => persist(out, &path),
        };
        done.map_err(|e| Error::io(path, e))
    }

    /// The path it will have.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Write for FileOut {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.out {
            Target::Temporary(out, _) => out.write(bytes),
            Target::Direct(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.out {
            Target::Temporary(out, _) => out.flush(),
            Target::Direct(out) => out.flush(),
        }
    }
}

/// A temporary file's name while the file is there, for Ctrl-C.
#[derive(Debug)]
struct Watched(PathBuf);

impl Watched {
    fn new(path: &Path) -> Self {
        interrupt::made(path);
        Watched(path.to_owned())
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        interrupt::settled(&self.0);
    }
}

/// A temporary file with the rights that a new file gets, not those of a secret.
#[cfg(unix)]
fn new_temporary(builder: &tempfile::Builder<'_, '_>, folder: &Path) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    let mut builder = builder.clone();
    builder.permissions(Permissions::from_mode(0o666));
    builder.tempfile_in(folder)
}

#[cfg(not(unix))]
fn new_temporary(builder: &tempfile::Builder<'_, '_>, folder: &Path) -> io::Result<NamedTempFile> {
    builder.tempfile_in(folder)
}

fn persist(out: BufWriter<NamedTempFile>, path: &Path) -> io::Result<()> {
    let temporary = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    temporary.as_file().sync_all()?;
    temporary.persist(path).map_err(|e| e.error)?;
    // The name itself is on the disk only when its folder is.
    #[cfg(unix)]
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_appears_only_when_it_is_finished() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/folder/out.txt");
        let mut out = FileOut::create(&path).unwrap();
        out.write_all(b"text").unwrap();
        assert!(!path.exists());
        out.finish().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"text");
    }

    #[test]
    fn a_file_given_up_leaves_the_old_one_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.txt");
        fs::write(&path, "old").unwrap();
        let mut out = FileOut::create(&path).unwrap();
        out.write_all(b"new").unwrap();
        drop(out);
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn the_rights_of_a_replaced_file_stay_and_links_are_followed() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("out.txt"), folder.path().join("link.txt"));
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        let mut out = FileOut::create(&link).unwrap();
        out.write_all(b"new").unwrap();
        out.finish().unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn a_folder_in_its_place_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let error = FileOut::create(folder.path()).unwrap_err();
        assert!(error.to_string().ends_with("is a folder"), "{error}");
    }
}
