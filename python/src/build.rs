//! Values as the Python objects that `json.loads` gives.

use std::mem;

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString};
use tcenvelope::Value;

use crate::cursor::{Cursor, Number, Quoted};
use crate::names::Names;
use crate::text::Unescaped;

/// The action fields of an object `Response`.
pub(crate) fn build_dict<'py>(py: Python<'py>, object: &[u8]) -> PyResult<Bound<'py, PyDict>> {
    let mut builder = Builder::new(py, object);
    let dict = builder.fields();
    builder.names.give_back();
    dict
}

pub(crate) fn build<'py>(py: Python<'py>, value: Value<'_>) -> PyResult<Bound<'py, PyAny>> {
    let mut text = Cursor::new(value.raw().as_bytes());
    if !is_open(text.look()) {
        return scalar(py, &mut text, &mut Unescaped::default());
    }
    let mut builder = Builder::new(py, value.raw().as_bytes());
    let built = builder.container();
    builder.names.give_back();
    built
}

/// One pass over a text.
struct Builder<'a, 'py> {
    py: Python<'py>,
    text: Cursor<'a>,
    names: Names,
    unescaped: Unescaped,
}

/// What is not complete.
enum Open<'py> {
    List(Bound<'py, PyList>),
    /// With the name of the member whose value is not complete.
    Dict(Bound<'py, PyDict>, Option<Bound<'py, PyString>>),
}

impl<'a, 'py> Builder<'a, 'py> {
    fn new(py: Python<'py>, text: &'a [u8]) -> Self {
        Self {
            py,
            text: Cursor::new(text),
            names: Names::borrow(py),
            unescaped: Unescaped::default(),
        }
    }

    fn fields(&mut self) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(self.py);
        let mut goes_on = self.text.opens();
        while goes_on {
            let name = self.text.name();
            if self.is_fixed(name)? {
                self.text.pass_value();
            } else if is_open(self.text.look()) {
                let name = self.name(name)?.clone();
                dict.set_item(name, self.container()?)?;
            } else {
                let value = self.scalar()?;
                dict.set_item(self.name(name)?, value)?;
            }
            goes_on = self.text.goes_on();
        }
        Ok(dict)
    }

    fn is_fixed(&mut self, name: Quoted<'_>) -> PyResult<bool> {
        let fixed = |name: &[u8]| matches!(name, b"RequestId" | b"Error");
        Ok(if name.escaped {
            fixed(self.unescaped.of(name.raw)?)
        } else {
            fixed(name.raw)
        })
    }

    /// The array or object that comes next. What it stands in lies on the heap: no nesting is too deep for the stack of
    /// the thread.
    fn container(&mut self) -> PyResult<Bound<'py, PyAny>> {
        let mut outer = Vec::new();
        let mut inner = self.open();
        let mut goes_on = self.text.opens();
        loop {
            if !goes_on {
                let complete = inner.complete();
                let Some(container) = outer.pop() else {
                    return Ok(complete);
                };
                inner = container;
                match &mut inner {
                    Open::List(list) => list.append(complete)?,
                    Open::Dict(dict, name) => dict.set_item(name.take(), complete)?,
                }
                goes_on = self.text.goes_on();
                continue;
            }
            let name = match &inner {
                Open::List(_) => None,
                Open::Dict(..) => Some(self.text.name()),
            };
            if is_open(self.text.look()) {
                if let (Open::Dict(_, opened), Some(name)) = (&mut inner, name) {
                    *opened = Some(self.name(name)?.clone());
                }
                outer.push(mem::replace(&mut inner, self.open()));
                goes_on = self.text.opens();
                continue;
            }
            let value = self.scalar()?;
            match (&inner, name) {
                // A name that comes again keeps its place, and its last value.
                (Open::Dict(dict, _), Some(name)) => dict.set_item(self.name(name)?, value)?,
                (Open::List(list), _) => list.append(value)?,
                // Not reached: a dict has names.
                (Open::Dict(..), None) => {}
            }
            goes_on = self.text.goes_on();
        }
    }

    /// What the bracket opens that comes next.
    fn open(&mut self) -> Open<'py> {
        if self.text.look() == b'{' {
            Open::Dict(PyDict::new(self.py), None)
        } else {
            Open::List(PyList::empty(self.py))
        }
    }

    fn name(&mut self, name: Quoted<'_>) -> PyResult<&Bound<'py, PyString>> {
        if name.escaped {
            let name = string(self.py, &mut self.unescaped, name)?;
            return Ok(self.names.other(name));
        }
        self.names.get(self.py, name.raw)
    }

    fn scalar(&mut self) -> PyResult<Bound<'py, PyAny>> {
        scalar(self.py, &mut self.text, &mut self.unescaped)
    }
}

impl<'py> Open<'py> {
    fn complete(self) -> Bound<'py, PyAny> {
        match self {
            Self::List(list) => list.into_any(),
            Self::Dict(dict, _) => dict.into_any(),
        }
    }
}

fn is_open(byte: u8) -> bool {
    matches!(byte, b'{' | b'[')
}

/// The value that comes next and holds no others.
fn scalar<'py>(
    py: Python<'py>,
    text: &mut Cursor<'_>,
    unescaped: &mut Unescaped,
) -> PyResult<Bound<'py, PyAny>> {
    let (built, length) = match text.look() {
        b'"' => return string(py, unescaped, text.string()).map(Bound::into_any),
        b'-' | b'0'..=b'9' => return number(py, text.number()),
        b't' => (PyBool::new(py, true).to_owned().into_any(), 4),
        b'f' => (PyBool::new(py, false).to_owned().into_any(), 5),
        _ => (py.None().into_bound(py), 4),
    };
    text.pass(length);
    Ok(built)
}

fn string<'py>(
    py: Python<'py>,
    unescaped: &mut Unescaped,
    quoted: Quoted<'_>,
) -> PyResult<Bound<'py, PyString>> {
    if quoted.escaped {
        PyString::from_bytes(py, unescaped.of(quoted.raw)?)
    } else {
        PyString::from_bytes(py, quoted.raw)
    }
}

/// An `int` of any size if it was written as an integer, else the nearest `float`, which may be infinite.
fn number<'py>(py: Python<'py>, number: Number<'_>) -> PyResult<Bound<'py, PyAny>> {
    match number {
        Number::Small(small) => Ok(small.into_pyobject(py)?.into_any()),
        Number::Exact(float) => Ok(PyFloat::new(py, float).into_any()),
        Number::Float(literal) => {
            // Every number of JSON is one of Rust.
            let float = literal.parse().unwrap_or(f64::NAN);
            Ok(PyFloat::new(py, float).into_any())
        }
        Number::Integer(literal) => {
            if let Ok(small) = literal.parse::<i64>() {
                return Ok(small.into_pyobject(py)?.into_any());
            }
            // The time that this takes grows with the square of the digits, so Python has a limit for it, and says so.
            py.get_type::<PyInt>().call1((literal,))
        }
    }
}
