//! A limit as Python writes it: an integer of any size.

use pyo3::exceptions::{PyOverflowError, PyTypeError};
use pyo3::prelude::*;

pub(crate) fn max_depth(object: &Bound<'_, PyAny>) -> PyResult<usize> {
    limit("max_depth", object)
}

pub(crate) fn max_bytes(object: &Bound<'_, PyAny>) -> PyResult<usize> {
    limit("max_bytes", object)
}

/// The nearest number that the core takes for a limit. It refuses 0 and with it all that is below; and no body is as
/// long, no nesting as deep, as what is above.
fn limit(name: &str, object: &Bound<'_, PyAny>) -> PyResult<usize> {
    let py = object.py();
    match object.extract::<usize>() {
        Err(error) if error.is_instance_of::<PyOverflowError>(py) => {
            Ok(if object.lt(0)? { 0 } else { usize::MAX })
        }
        Err(error) if error.is_instance_of::<PyTypeError>(py) => Err(PyTypeError::new_err(
            format!("{name} must be int, not {}", object.get_type().name()?),
        )),
        number => number,
    }
}
