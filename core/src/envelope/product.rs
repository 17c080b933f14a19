//! Which product was called: what the envelope does not say, and whoever made the call knows.

use std::fmt;

/// Longer than the name of any product; 19 is the longest.
const LONGEST: usize = 31;

/// The name of a product, such as `cvm`, kept without an allocation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Product {
    bytes: [u8; LONGEST],
    length: u8,
}

impl Product {
    /// A name that is longer than any product's names none.
    pub(super) fn new(name: &str) -> Option<Self> {
        let mut bytes = [0; LONGEST];
        bytes
            .get_mut(..name.len())?
            .copy_from_slice(name.as_bytes());
        let length = u8::try_from(name.len()).ok()?;
        Some(Self { bytes, length })
    }

    pub(crate) fn as_str(&self) -> &str {
        // It was copied from a text.
        std::str::from_utf8(&self.bytes[..usize::from(self.length)]).unwrap_or_default()
    }
}

impl fmt::Debug for Product {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), formatter)
    }
}
