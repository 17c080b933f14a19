//! The class `Anomaly`, which is Python.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;
use tcenvelope::Anomalies;

static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();

pub(crate) fn anomalies(py: Python<'_>, anomalies: Anomalies) -> PyResult<Bound<'_, PyAny>> {
    CLASS
        .import(py, "tcenvelope._anomaly", "Anomaly")?
        .call1((anomalies.bits(),))
}
