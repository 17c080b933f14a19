//! What can be decoded: the bytes of a Python object, as long as it lives.

use std::ops::Range;

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyMemoryView, PySlice, PyString};
use tcenvelope::Value;

/// A body that nobody can change, and that holds no other object: an exact `bytes`, or an exact `str` that has a UTF-8
/// form. So its bytes can be read without the interpreter, and a response that keeps it is in no reference cycle.
pub(crate) enum Body {
    Bytes(Py<PyBytes>),
    Str(Py<PyString>),
}

impl Body {
    /// Takes the object itself if it can, else a copy. Of what has more than `max_bytes` bytes only so much is copied
    /// that the decoder sees it, and an excerpt has its 40 bytes behind the limit, and the rest of a character there.
    pub(crate) fn of(object: &Bound<'_, PyAny>, max_bytes: usize) -> PyResult<Self> {
        let enough = max_bytes.saturating_add(44);
        if let Ok(bytes) = object.cast_exact::<PyBytes>() {
            return Ok(Self::Bytes(bytes.clone().unbind()));
        }
        if let Ok(text) = object.cast::<PyString>() {
            if text.is_exact_instance_of::<PyString>() {
                // A character has one byte at least.
                if text.len()? > enough {
                    let start = PySlice::new(text.py(), 0, isize::try_from(enough)?, 1);
                    return Self::of(&text.get_item(start)?, max_bytes);
                }
                if text.to_str().is_ok() {
                    return Ok(Self::Str(text.clone().unbind()));
                }
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
            let view = PyMemoryView::from(object)?;
            if view.getattr("nbytes")?.extract::<usize>()? > enough
                && view.getattr("c_contiguous")?.is_truthy()?
            {
                let bytes = view.call_method1("cast", ("B",))?;
                let start =
                    bytes.get_item(PySlice::new(object.py(), 0, isize::try_from(enough)?, 1))?;
                return Self::copied(&start.call_method0("tobytes")?);
            }
            return Self::copied(&view.call_method0("tobytes")?);
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

    /// Where in the body a part of it is.
    pub(crate) fn place(&self, py: Python<'_>, part: &str) -> PyResult<Range<usize>> {
        let start = part.as_ptr().addr() - self.as_bytes(py)?.as_ptr().addr();
        Ok(start..start + part.len())
    }

    /// The value that was found at a place.
    pub(crate) fn value(&self, py: Python<'_>, place: Range<usize>) -> PyResult<Value<'_>> {
        let nothing = || PyValueError::new_err("there is no such place in the body");
        let value = match self {
            // Looking again takes little, and rests on no promise.
            Self::Bytes(bytes) => {
                let bytes = bytes.as_bytes(py).get(place);
                bytes.and_then(Value::from_valid_bytes)
            }
            Self::Str(text) => text.to_str(py)?.get(place).map(Value::from_valid_json),
        };
        value.ok_or_else(nothing)
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
