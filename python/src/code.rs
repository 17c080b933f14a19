//! What the class `Code`, which is Python, asks the core.

use pyo3::prelude::*;
use pyo3::types::PyString;
use tcenvelope::Code;

use crate::text::to_python;

/// Family and detail of a code.
#[pyfunction]
pub(crate) fn split_code(code: &Bound<'_, PyString>) -> PyResult<(Py<PyString>, Py<PyString>)> {
    let py = code.py();
    let code = code.to_string_lossy();
    let code = Code::from(&*code);
    Ok((
        to_python(py, code.family().into())?,
        to_python(py, code.detail().into())?,
    ))
}
