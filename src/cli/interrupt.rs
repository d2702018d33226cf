//! Ctrl-C: the first one ends the run in order, so that no temporary file is left; the second one ends it at once.

use super::exit::Exit;
use super::failure::Interrupted;
use std::sync::atomic::{AtomicBool, Ordering};

static PRESSED: AtomicBool = AtomicBool::new(false);

/// Begins to listen. Where that is impossible, Ctrl-C does what it always did.
pub fn watch() {
    #[expect(clippy::exit, reason = "the second Ctrl-C means now")]
    let _ = ctrlc::set_handler(|| {
        if PRESSED.swap(true, Ordering::SeqCst) {
            std::process::exit(i32::from(Exit::Interrupted.code()));
        }
    });
}

/// To be asked between two pieces of work.
///
/// # Errors
/// [`Interrupted`] where the user asked to stop.
pub fn check() -> Result<(), Interrupted> {
    if PRESSED.load(Ordering::SeqCst) { Err(Interrupted) } else { Ok(()) }
}
