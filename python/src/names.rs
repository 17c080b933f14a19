//! Names of members that were made already: the objects of a list have the same ones, and so have the next bodies.
//!
//! Names only: a value that is kept would outlive its response, and may be a secret.

use std::sync::{Mutex, PoisonError};

use pyo3::prelude::*;
use pyo3::types::PyString;

/// A name shares its slot with others, and is kept until one of them comes.
const SLOTS: usize = 2048;
/// Eight bytes each.
const WORDS: usize = 6;
/// A longer name is not worth a look.
const LONGEST: usize = WORDS * 8;

/// What no call is using now. Strings belong to no interpreter, so those of one process share them.
static KEPT: Mutex<Option<Names>> = Mutex::new(None);

pub(crate) struct Names {
    slots: Box<[Slot]>,
    /// The last name that has no slot.
    other: Py<PyString>,
}

/// 64 bytes, a line of the cache.
struct Slot {
    /// The name from its beginning, and its end in the last word: so names are compared without a call.
    words: [u64; WORDS],
    /// No name is as long as [`usize::MAX`], which says that there is none.
    length: usize,
    made: Py<PyString>,
}

impl Names {
    /// Those of earlier calls. Nothing is locked while they are used, for making an object may run any code of others,
    /// which may call for names too: whoever comes second begins anew.
    pub(crate) fn borrow(py: Python<'_>) -> Self {
        let kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner).take();
        kept.unwrap_or_else(|| {
            let empty = PyString::new(py, "").unbind();
            let slot = || Slot {
                words: [0; WORDS],
                length: usize::MAX,
                made: empty.clone_ref(py),
            };
            Self {
                slots: std::iter::repeat_with(slot).take(SLOTS).collect(),
                other: empty,
            }
        })
    }

    pub(crate) fn give_back(self) {
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        let others = kept.replace(self);
        drop(kept);
        // Freeing them is no work for whoever holds the lock.
        drop(others);
    }

    /// The string that a name without an escape is.
    pub(crate) fn get<'py>(
        &mut self,
        py: Python<'py>,
        raw: &[u8],
    ) -> PyResult<&Bound<'py, PyString>> {
        if raw.len() > LONGEST {
            let made = PyString::from_bytes(py, raw)?;
            return Ok(self.other(made));
        }
        let last = last_word(raw);
        let slot = &mut self.slots[slot(raw, last)];
        if !slot.holds(raw, last) {
            slot.hold(raw, last, PyString::from_bytes(py, raw)?);
        }
        Ok(slot.made.bind(py))
    }

    /// Lends a string as if it were a name of these.
    pub(crate) fn other<'py>(&mut self, name: Bound<'py, PyString>) -> &Bound<'py, PyString> {
        let py = name.py();
        self.other = name.unbind();
        self.other.bind(py)
    }
}

impl Slot {
    fn holds(&self, raw: &[u8], last: u64) -> bool {
        self.length == raw.len()
            && self.words[WORDS - 1] == last
            && words(raw)
                .zip(&self.words)
                .all(|(word, held)| word == *held)
    }

    fn hold(&mut self, raw: &[u8], last: u64, made: Bound<'_, PyString>) {
        for (held, word) in self.words.iter_mut().zip(words(raw)) {
            *held = word;
        }
        self.words[WORDS - 1] = last;
        self.length = raw.len();
        self.made = made.unbind();
    }
}

/// The words before the last one.
fn words(raw: &[u8]) -> impl Iterator<Item = u64> + '_ {
    let word = |eight: &[u8]| {
        eight
            .iter()
            .rev()
            .fold(0, |word, byte| word << 8 | u64::from(*byte))
    };
    raw.chunks_exact(8).take(WORDS - 1).map(word)
}

/// The last eight bytes, or all.
fn last_word(raw: &[u8]) -> u64 {
    if let Some(eight) = raw.last_chunk() {
        return u64::from_le_bytes(*eight);
    }
    if let (Some(first), Some(last)) = (raw.first_chunk(), raw.last_chunk()) {
        let [first, last] = [first, last].map(|four| u64::from(u32::from_le_bytes(*four)));
        return first << 32 | last;
    }
    raw.iter()
        .fold(0, |word, byte| word << 8 | u64::from(*byte))
}

/// Names differ in their length, their beginning or their end.
fn slot(raw: &[u8], last: u64) -> usize {
    let first = raw
        .first_chunk()
        .map_or(0, |eight| u64::from_le_bytes(*eight));
    let mix = first ^ last.rotate_left(29) ^ raw.len() as u64;
    // The high bits of a product depend on all others.
    let [high, low, ..] = mix.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes();
    usize::from(u16::from_be_bytes([high, low])) % SLOTS
}
