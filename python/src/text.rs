//! A string of the body as a Python string.
//!
//! It can be as long as the body: memory that cannot be had is a `MemoryError`, and `PyString::new` would panic.

use pyo3::exceptions::{PyMemoryError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyString;
use tcenvelope::Text;

pub(crate) fn to_python(py: Python<'_>, text: Text<'_>) -> PyResult<Py<PyString>> {
    let string = match text.as_borrowed() {
        Some(text) => PyString::from_bytes(py, text.as_bytes()),
        None => PyString::from_bytes(py, Unescaped::default().text(text)?),
    };
    string.map(Bound::unbind)
}

/// Room for strings that have escapes, one after the other.
#[derive(Default)]
pub(crate) struct Unescaped {
    room: Vec<u8>,
}

impl Unescaped {
    /// What the inside of a string stands for.
    pub(crate) fn of(&mut self, raw: &[u8]) -> PyResult<&[u8]> {
        let raw = std::str::from_utf8(raw)
            .map_err(|_| PyValueError::new_err("there is no such string in the body"))?;
        self.text(Text::of_raw(raw))
    }

    fn text(&mut self, text: Text<'_>) -> PyResult<&[u8]> {
        self.room.clear();
        // What is decoded is never longer.
        self.room
            .try_reserve(text.raw().len())
            .map_err(|error| PyMemoryError::new_err(error.to_string()))?;
        text.append_to(&mut self.room);
        Ok(&self.room)
    }
}
