//! Whether two values are equal, as Python sees it, however deep they nest: `==` of dicts and lists recurses.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

pub(crate) fn equal<'py>(one: &Bound<'py, PyDict>, other: &Bound<'py, PyDict>) -> PyResult<bool> {
    let mut pairs = vec![(one.clone().into_any(), other.clone().into_any())];
    while let Some((one, other)) = pairs.pop() {
        if let (Ok(one), Ok(other)) = (one.cast_exact::<PyDict>(), other.cast_exact::<PyDict>()) {
            if one.len() != other.len() {
                return Ok(false);
            }
            for (name, value) in one {
                let Some(counterpart) = other.get_item(name)? else {
                    return Ok(false);
                };
                pairs.push((value, counterpart));
            }
        } else if let (Ok(one), Ok(other)) =
            (one.cast_exact::<PyList>(), other.cast_exact::<PyList>())
        {
            if one.len() != other.len() {
                return Ok(false);
            }
            pairs.extend(one.iter().zip(other.iter()));
        } else if !one.eq(other)? {
            return Ok(false);
        }
    }
    Ok(true)
}
