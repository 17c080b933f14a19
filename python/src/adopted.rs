//! What of the package is Python and is called from here.
//!
//! The module of each interpreter has its own: classes that were kept in a static would be those of the first one, and
//! outlive it. A package that is imported again puts its own in their place.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};
use tcenvelope::Anomalies;

use crate::response::{Failure, Response};

/// No documented code, and no product, has half as many characters: what is longer is not kept.
const LONGEST_KEPT: usize = 200;

/// Takes the functions of the package that is imported.
///
/// Args:
///     judged: Code and class of error of a code and a product.
///     known: The same, with what it gave last.
///     of_response: The error of a response.
///     anomalies: The set that a number stands for.
#[pyfunction(pass_module)]
#[pyo3(signature = (*, judged, known, of_response, anomalies))]
pub(crate) fn adopt<'py>(
    module: &Bound<'py, PyModule>,
    judged: Bound<'py, PyAny>,
    known: Bound<'py, PyAny>,
    of_response: Bound<'py, PyAny>,
    anomalies: Bound<'py, PyAny>,
) -> PyResult<()> {
    module.setattr("_judged", judged)?;
    module.setattr("_known", known)?;
    module.setattr("_of_response", of_response)?;
    module.setattr("_anomalies", anomalies)
}

/// The `Anomaly`.
pub(crate) fn anomalies<'py>(
    module: &Bound<'py, PyModule>,
    anomalies: Anomalies,
) -> PyResult<Bound<'py, PyAny>> {
    let made = module.getattr(intern!(module.py(), "_anomalies"))?;
    made.call1((anomalies.bits(),))
}

/// The `Code` of a failure, and the class of the errors that have it.
pub(crate) fn judged<'py>(
    module: &Bound<'py, PyModule>,
    failure: &Failure,
    product: Option<&Py<PyString>>,
) -> PyResult<Bound<'py, PyTuple>> {
    let py = module.py();
    let code = failure.code.bind(py);
    let product = product.map(|product| product.bind(py));
    let length = code.len()? + product.map_or(Ok(0), |product| product.len())?;
    let judged = module.getattr(if length > LONGEST_KEPT {
        intern!(py, "_judged")
    } else {
        intern!(py, "_known")
    })?;
    Ok(judged.call1((code, product))?.cast_into()?)
}

/// A new `ApiError` for the failure of a response.
pub(crate) fn api_error<'py>(
    module: &Bound<'py, PyModule>,
    response: &Bound<'py, Response>,
    judged: Bound<'py, PyTuple>,
    failure: &Failure,
    request_id: Option<&Py<PyString>>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = module.py();
    let made = module.getattr(intern!(py, "_of_response"))?;
    made.call1((response, judged, failure.message.bind(py), request_id))
}
