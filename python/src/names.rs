//! Names of members that were made already: the objects of a list have the same ones again and again.

use pyo3::prelude::*;
use pyo3::types::PyString;
use tcenvelope::Value;

use crate::text::to_python;

/// What does not share its slot with another name is kept; a longer name is not worth a look.
const SLOTS: usize = 64;
const LONGEST: usize = 64;

pub(crate) struct Names<'a, 'py> {
    slots: [Option<(&'a str, Bound<'py, PyString>)>; SLOTS],
}

impl<'a, 'py> Names<'a, 'py> {
    pub(crate) fn new() -> Self {
        Self {
            slots: [const { None }; SLOTS],
        }
    }

    /// The string that a name is.
    pub(crate) fn get(
        &mut self,
        py: Python<'py>,
        name: Value<'a>,
    ) -> PyResult<Bound<'py, PyString>> {
        let raw = name.raw();
        if raw.len() > LONGEST {
            return string(py, name);
        }
        let slot = &mut self.slots[slot(raw)];
        match slot {
            Some((known, made)) if *known == raw => Ok(made.clone()),
            _ => Ok(slot.insert((raw, string(py, name)?)).1.clone()),
        }
    }
}

/// The string that a value is; for what is none, the empty one.
pub(crate) fn string<'py>(py: Python<'py>, value: Value<'_>) -> PyResult<Bound<'py, PyString>> {
    let text = value.as_text().unwrap_or_else(|_| "".into());
    to_python(py, text).map(|text| text.into_bound(py))
}

/// Names mostly differ in their length or at their end.
fn slot(raw: &str) -> usize {
    let end = raw.as_bytes().iter().rev().take(4);
    let mix = |hash: usize, byte: &u8| hash.wrapping_mul(31).wrapping_add(usize::from(*byte));
    end.fold(raw.len(), mix) % SLOTS
}
