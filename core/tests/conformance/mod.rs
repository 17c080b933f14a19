//! Where the conformance vectors are: beside the crate, and not in its package.

use std::path::{Path, PathBuf};

/// The folder of the vectors; none in a published package, where `Cargo.toml.orig` stands beside `Cargo.toml`.
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
pub(crate) fn vectors() -> Option<PathBuf> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    if package.join("Cargo.toml.orig").exists() {
        eprintln!("skipped: the conformance vectors are not in the package");
        return None;
    }
    Some(package.join("../conformance/vectors"))
}
