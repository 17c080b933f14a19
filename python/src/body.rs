//! What can be decoded: the bytes of a Python object, as long as it lives.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyMemoryView, PyString};

/// A body that nobody can change, and that holds no other object: an exact `bytes`, or an exact `str` that has a UTF-8
/// form. So its bytes can be read without the interpreter, and a response that keeps it is in no reference cycle.
pub(crate) enum Body {
    Bytes(Py<PyBytes>),
    Str(Py<PyString>),
}

impl Body {
    /// Takes the object itself if it can, else a copy.
    pub(crate) fn of(object: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(bytes) = object.cast_exact::<PyBytes>() {
            return Ok(Self::Bytes(bytes.clone().unbind()));
        }
        if let Ok(text) = object.cast::<PyString>() {
            if text.is_exact_instance_of::<PyString>() && text.to_str().is_ok() {
                return Ok(Self::Str(text.clone().unbind()));
            }
            // A lone surrogate has no UTF-8 form: so encoded, it is what the core reports as invalid UTF-8.
            let encode = object.py().get_type::<PyString>().getattr("encode")?;
            return Self::copied(&encode.call1((text, "utf-8", "surrogatepass"))?);
        }
        if object.is_instance_of::<PyBytes>()
            || object.is_instance_of::<PyByteArray>()
            || object.is_instance_of::<PyMemoryView>()
        {
            // The stable ABI of 3.10 has no buffers, but it has the class that reads every one, strides and all.
            return Self::copied(&PyMemoryView::from(object)?.call_method0("tobytes")?);
        }
        Err(PyTypeError::new_err(format!(
            "body must be bytes, str, bytearray or memoryview, not {}",
            object.get_type().name()?
        )))
    }

    pub(crate) fn as_bytes(&self, py: Python<'_>) -> PyResult<&[u8]> {
        match self {
            Self::Bytes(bytes) => Ok(bytes.as_bytes(py)),
            // The string keeps its UTF-8 form: an ASCII string is one already, the others make theirs once.
            Self::Str(text) => Ok(text.to_str(py)?.as_bytes()),
        }
    }

    /// The Python object.
    pub(crate) fn as_any(&self) -> &Py<PyAny> {
        match self {
            Self::Bytes(bytes) => bytes.as_any(),
            Self::Str(text) => text.as_any(),
        }
    }

    fn copied(bytes: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Self::Bytes(bytes.cast::<PyBytes>()?.clone().unbind()))
    }
}
