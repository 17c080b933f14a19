//! The class `Anomaly`, which is Python.

use pyo3::prelude::*;
use tcenvelope::Anomalies;

pub(crate) fn anomalies(py: Python<'_>, anomalies: Anomalies) -> PyResult<Bound<'_, PyAny>> {
    // Looked up each time: interpreters in one process, and a package that was imported again, have classes of their own.
    py.import("tcenvelope._anomaly")?
        .getattr("Anomaly")?
        .call1((anomalies.bits(),))
}
