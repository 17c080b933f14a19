//! What the class `Code`, which is Python, asks the core.

use pyo3::prelude::*;
use pyo3::types::PyString;
use tcenvelope::Code;

/// Family and detail of a code.
#[pyfunction]
pub(crate) fn split_code(code: &Bound<'_, PyString>) -> (String, String) {
    let code = code.to_string_lossy();
    let code = Code::from(&*code);
    (code.family().to_owned(), code.detail().to_owned())
}
