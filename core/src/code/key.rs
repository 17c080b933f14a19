//! Two texts as one name of a lexicon, put together on the stack.

/// Longer than any name of the tables.
const LONGEST: usize = 256;

/// `scope/name`.
pub(super) struct Key {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Key {
    /// The key, if it is short enough to be in a table.
    pub(super) fn new(scope: &str, name: &str) -> Option<Self> {
        let mut key = Self {
            bytes: [0; LONGEST],
            length: 0,
        };
        for part in [scope, "/", name] {
            let end = key.length + part.len();
            let place = key.bytes.get_mut(key.length..end)?;
            place.copy_from_slice(part.as_bytes());
            key.length = end;
        }
        Some(key)
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}
