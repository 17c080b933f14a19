//! The exception `ApiError`, which is Python.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use tcenvelope::{Anomalies, Summary};

use crate::response::{Failure, Response};

/// A new `ApiError` for the failure of a response.
pub(crate) fn api_error<'py>(
    response: &Bound<'py, Response>,
    failure: &Failure,
    request_id: Option<&Py<PyString>>,
    product: Option<&Py<PyString>>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = response.py();
    let keywords = PyDict::new(py);
    keywords.set_item("request_id", request_id)?;
    keywords.set_item("response", response)?;
    keywords.set_item("product", product)?;
    // Looked up each time: interpreters in one process, and a package that was imported again, have classes of their own.
    py.import("tcenvelope._errors")?.getattr("ApiError")?.call(
        (failure.code.bind(py), failure.message.bind(py)),
        Some(&keywords),
    )
}

/// The log line of a failure that comes from no response.
#[pyfunction]
#[pyo3(signature = (code, request_id))]
pub(crate) fn failure_summary(
    code: &Bound<'_, PyString>,
    request_id: Option<&Bound<'_, PyString>>,
) -> String {
    // Lossy, for the text of an error must not be an error: code that makes one up may put a lone surrogate in.
    let code = code.to_string_lossy();
    let request_id = request_id.map(|id| id.to_string_lossy());
    Summary::new(
        Some((&*code).into()),
        request_id.as_deref().map(Into::into),
        Anomalies::default(),
    )
    .to_string()
}
