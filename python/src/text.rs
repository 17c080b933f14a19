//! A string of the body as a Python string.

use std::fmt::Write as _;

use pyo3::exceptions::PyMemoryError;
use pyo3::prelude::*;
use pyo3::types::PyString;
use tcenvelope::Text;

/// It can be as long as the body: memory that cannot be had is a `MemoryError`.
pub(crate) fn to_python(py: Python<'_>, text: Text<'_>) -> PyResult<Py<PyString>> {
    if let Some(text) = text.as_borrowed() {
        return new_string(py, text);
    }
    let mut decoded = String::new();
    let room = decoded.try_reserve_exact(text.len());
    room.map_err(|error| PyMemoryError::new_err(error.to_string()))?;
    // Writing to a string does not fail.
    let _ = write!(decoded, "{text}");
    new_string(py, &decoded)
}

fn new_string(py: Python<'_>, text: &str) -> PyResult<Py<PyString>> {
    // `PyString::new` would panic.
    PyString::from_bytes(py, text.as_bytes()).map(Bound::unbind)
}
