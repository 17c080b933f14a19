//! What the exception `ApiError`, which is Python, asks the core.

use pyo3::prelude::*;
use pyo3::types::PyString;
use tcenvelope::{Anomalies, Summary};

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
