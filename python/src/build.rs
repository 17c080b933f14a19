//! Values as the Python objects that `json.loads` gives.

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString};
use tcenvelope::{FieldsIter, Kind, Value};

use crate::names::{Names, string};
use crate::tokens::{Token, Tokens};

/// A dict or a list that is not complete.
enum Open<'py> {
    List(Bound<'py, PyList>),
    /// With the name of the member that comes next, once it was met.
    Dict(Bound<'py, PyDict>, Option<Bound<'py, PyString>>),
}

/// A dict of fields.
pub(crate) fn build_dict<'py>(
    py: Python<'py>,
    mut fields: FieldsIter<'_>,
) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    let mut names = Names::new();
    while let Some((name, value)) = fields.next_pair() {
        dict.set_item(string(py, name)?, build_with(py, value, &mut names)?)?;
    }
    Ok(dict)
}

pub(crate) fn build<'py>(py: Python<'py>, value: Value<'_>) -> PyResult<Bound<'py, PyAny>> {
    build_with(py, value, &mut Names::new())
}

/// One pass, and what is open lies on the heap: no nesting is too deep for the stack of the thread.
fn build_with<'a, 'py>(
    py: Python<'py>,
    value: Value<'a>,
    names: &mut Names<'a, 'py>,
) -> PyResult<Bound<'py, PyAny>> {
    let mut open = Vec::new();
    for token in Tokens::of(value) {
        let built = match token {
            Token::OpenArray => {
                open.push(Open::List(PyList::empty(py)));
                continue;
            }
            Token::OpenObject => {
                open.push(Open::Dict(PyDict::new(py), None));
                continue;
            }
            Token::Scalar(value) => {
                if let Some(Open::Dict(_, name @ None)) = open.last_mut() {
                    *name = Some(names.get(py, value)?);
                    continue;
                }
                scalar(py, value)?
            }
            Token::Close => match open.pop() {
                Some(Open::List(list)) => list.into_any(),
                Some(Open::Dict(dict, _)) => dict.into_any(),
                None => break,
            },
        };
        match open.last_mut() {
            None => return Ok(built),
            Some(Open::List(list)) => list.append(built)?,
            // A name that comes again keeps its place, and its last value.
            Some(Open::Dict(dict, name)) => dict.set_item(name.take(), built)?,
        }
    }
    // Not reached: a value ends.
    Ok(py.None().into_bound(py))
}

fn scalar<'py>(py: Python<'py>, value: Value<'_>) -> PyResult<Bound<'py, PyAny>> {
    match value.kind() {
        Kind::String => string(py, value).map(Bound::into_any),
        Kind::Number => number(py, value.raw()),
        Kind::Bool => Ok(PyBool::new(py, value.raw() == "true").to_owned().into_any()),
        Kind::Null | Kind::Array | Kind::Object => Ok(py.None().into_bound(py)),
    }
}

/// An `int` of any size if it was written as an integer, else the nearest `float`, which may be infinite.
fn number<'py>(py: Python<'py>, literal: &str) -> PyResult<Bound<'py, PyAny>> {
    if let Ok(small) = literal.parse::<i64>() {
        return Ok(small.into_pyobject(py)?.into_any());
    }
    if literal.contains(['.', 'e', 'E']) {
        // Every number of JSON is one of Rust.
        let float = literal.parse().unwrap_or(f64::NAN);
        return Ok(PyFloat::new(py, float).into_any());
    }
    // The time that this takes grows with the square of the digits, so Python has a limit for it, and says so.
    py.get_type::<PyInt>().call1((literal,))
}
