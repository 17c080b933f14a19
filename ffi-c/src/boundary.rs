//! Between C and Rust: panics stop here.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs what a C function does; a panic, which would be a bug of ours, gives `otherwise`.
///
/// A caller that sees it has lost nothing but this call: what the closures here change is either given out whole at
/// their end or not at all, so nothing half-done stays behind.
pub(crate) fn guard<T>(otherwise: T, call: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(call)).unwrap_or_else(|payload| {
        // The payload's own destructor could panic.
        std::mem::forget(payload);
        otherwise
    })
}
