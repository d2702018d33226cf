//! Ctrl-C: the run ends in order, between two pieces of work; where that takes too long, it ends anyway. Either way no
//! temporary file is left.

use super::exit::Exit;
use super::failure::Interrupted;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How long a run has to end in order: a person who pressed Ctrl-C waits no longer.
const PATIENCE: Duration = Duration::from_millis(1000);

static PRESSED: AtomicBool = AtomicBool::new(false);
/// Files that must not be left behind.
static TEMPORARY: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Begins to listen. Where that is impossible, Ctrl-C does what it always did.
pub fn watch() {
    #[expect(clippy::exit, reason = "the main thread may wait for input that never comes")]
    let _ = ctrlc::set_handler(|| {
        PRESSED.store(true, Ordering::SeqCst);
        std::thread::sleep(PATIENCE);
        for path in files().iter() {
            // Nothing more can be done about one that stays.
            let _ = std::fs::remove_file(path);
        }
        std::process::exit(i32::from(Exit::Interrupted.code()));
    });
}

/// A temporary file was made: it goes when the run is ended.
pub fn made(path: &Path) {
    files().push(path.to_owned());
}

/// A temporary file is in its place, or gone.
pub fn settled(path: &Path) {
    files().retain(|file| file != path);
}

fn files() -> std::sync::MutexGuard<'static, Vec<PathBuf>> {
    TEMPORARY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// To be asked between two pieces of work.
///
/// # Errors
/// [`Interrupted`] where the user asked to stop.
pub fn check() -> Result<(), Interrupted> {
    if PRESSED.load(Ordering::SeqCst) { Err(Interrupted) } else { Ok(()) }
}
