//! Names of members that were made already: the objects of a list have the same ones, and so have the next bodies.
//!
//! Names only: a value that is kept would outlive its response, and may be a secret.

use std::sync::{Mutex, PoisonError};

use pyo3::prelude::*;
use pyo3::types::PyString;

/// A name shares its slot with others, and is kept until one of them comes. A longer name is not worth a look.
const SLOTS: usize = 1024;
const LONGEST: usize = 55;

/// What no call is using now. Strings belong to no interpreter, so those of one process share them.
static KEPT: Mutex<Option<Names>> = Mutex::new(None);

pub(crate) struct Names {
    slots: Box<[Slot]>,
    /// The last name that has no slot.
    other: Option<Py<PyString>>,
}

/// 64 bytes, a line of the cache.
struct Slot {
    raw: [u8; LONGEST],
    length: u8,
    made: Option<Py<PyString>>,
}

impl Names {
    /// Those of earlier calls. Nothing is locked while they are used, for making an object may run any code of others,
    /// which may call for names too: whoever comes second begins anew.
    pub(crate) fn borrow() -> Self {
        let kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner).take();
        kept.unwrap_or_else(|| Self {
            slots: std::iter::repeat_with(|| Slot {
                raw: [0; LONGEST],
                length: 0,
                made: None,
            })
            .take(SLOTS)
            .collect(),
            other: None,
        })
    }

    pub(crate) fn give_back(mut self) {
        self.other = None;
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        let other = kept.replace(self);
        drop(kept);
        drop(other);
    }

    /// The string that a name without an escape is.
    pub(crate) fn get<'py>(
        &mut self,
        py: Python<'py>,
        raw: &[u8],
    ) -> PyResult<&Bound<'py, PyString>> {
        let slot = &mut self.slots[slot(raw)];
        let made = match slot.made.take() {
            Some(made) if slot.holds(raw) => made,
            _ => {
                let made = PyString::from_bytes(py, raw)?.unbind();
                let (Some(room), Ok(length)) =
                    (slot.raw.get_mut(..raw.len()), u8::try_from(raw.len()))
                else {
                    return Ok(self.other.insert(made).bind(py));
                };
                room.copy_from_slice(raw);
                slot.length = length;
                made
            }
        };
        Ok(slot.made.insert(made).bind(py))
    }

    /// Lends a string as if it were a name of these.
    pub(crate) fn other<'py>(&mut self, name: Bound<'py, PyString>) -> &Bound<'py, PyString> {
        let py = name.py();
        self.other.insert(name.unbind()).bind(py)
    }
}

impl Slot {
    /// As a comparison of slices, which for so few bytes would take longer to call than to do.
    fn holds(&self, raw: &[u8]) -> bool {
        let Some(held) = self.raw.get(..raw.len()) else {
            return false;
        };
        if usize::from(self.length) != raw.len() {
            return false;
        }
        match (held.last_chunk::<8>(), raw.last_chunk::<8>()) {
            (Some(held_end), Some(end)) => {
                u64::from_le_bytes(*held_end) == u64::from_le_bytes(*end)
                    && held
                        .chunks_exact(8)
                        .zip(raw.chunks_exact(8))
                        .all(|(held, raw)| held == raw)
            }
            _ => held.iter().zip(raw).all(|(held, raw)| held == raw),
        }
    }
}

/// Names differ in their length, their beginning or their end.
fn slot(raw: &[u8]) -> usize {
    let eight = |bytes: Option<&[u8; 8]>| bytes.map(|bytes| u64::from_le_bytes(*bytes));
    let (first, last) = match (eight(raw.first_chunk()), eight(raw.last_chunk())) {
        (Some(first), Some(last)) => (first, last),
        _ => (
            raw.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)),
            0,
        ),
    };
    let mix = (first ^ last.rotate_left(29) ^ raw.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    // The high bits depend on all others.
    (mix >> (u64::BITS - SLOTS.ilog2())) as usize
}
