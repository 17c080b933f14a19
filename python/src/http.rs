//! What HTTP says beside a body, as Python has it.

use std::borrow::Cow;
use std::time::{SystemTime, UNIX_EPOCH};

use pyo3::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use tcenvelope::{Http, HttpResponse};

/// The headers that the core reads. A response keeps them, for its pickle.
const READ: [&str; 4] = ["content-type", "x-tc-requestid", "retry-after", "date"];

/// The status and the headers of an answer.
pub(crate) struct Head {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
}

/// What makes a head again.
pub(crate) type Parts = (u16, Vec<(String, String)>);

impl Head {
    /// Of headers that the core does not read only the names are looked at: a server may put anything there.
    pub(crate) fn of(status: u16, headers: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let mut kept = Vec::new();
        let Some(headers) = headers.filter(|headers| !headers.is_none()) else {
            return Ok(Self {
                status,
                headers: kept,
            });
        };
        let not_mapping = || {
            let name = headers.get_type().name()?;
            Ok::<_, PyErr>(PyTypeError::new_err(format!(
                "headers must be a mapping, not {name}"
            )))
        };
        let Some(items) = headers.getattr_opt("items")? else {
            return Err(not_mapping()?);
        };
        for item in items.call0()?.try_iter()? {
            let (name, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item?.extract()?;
            let name = text("the name of a header", &name)?;
            let name = name.trim_ascii();
            if let Some(read) = READ
                .into_iter()
                .find(|read| name.eq_ignore_ascii_case(read))
            {
                let value = text(&format!("the header {read}"), &value)?;
                kept.push((read.to_owned(), value.into_owned()));
            }
        }
        Ok(Self {
            status,
            headers: kept,
        })
    }

    pub(crate) fn response<'a>(&'a self, body: &'a [u8]) -> HttpResponse<'a> {
        let bare = HttpResponse::new(self.status, body);
        self.headers.iter().fold(bare, |response, (name, value)| {
            response.with_header(name, value)
        })
    }

    /// What a pickle holds.
    pub(crate) fn parts(&self) -> Parts {
        (self.status, self.headers.clone())
    }

    pub(crate) fn restore((status, headers): Parts) -> Self {
        Self { status, headers }
    }
}

/// A str, or bytes as HTTP means them.
fn text<'a>(what: &str, object: &'a Bound<'_, PyAny>) -> PyResult<Cow<'a, str>> {
    if let Ok(text) = object.cast::<PyString>() {
        return Ok(text.to_string_lossy());
    }
    if let Ok(bytes) = object.cast::<PyBytes>() {
        return Ok(bytes.as_bytes().iter().copied().map(char::from).collect());
    }
    let name = object.get_type().name()?;
    Err(PyTypeError::new_err(format!(
        "{what} must be str or bytes, not {name}"
    )))
}

/// A status as Python writes it.
pub(crate) fn status(object: &Bound<'_, PyAny>) -> PyResult<u16> {
    let py = object.py();
    let out_of_range = || PyValueError::new_err("status must be 100 to 999");
    match object.extract() {
        Ok(status @ 100..=999) => Ok(status),
        Ok(_) => Err(out_of_range()),
        Err(error) if error.is_instance_of::<PyOverflowError>(py) => Err(out_of_range()),
        Err(error) if error.is_instance_of::<PyTypeError>(py) => Err(PyTypeError::new_err(
            format!("status must be int, not {}", object.get_type().name()?),
        )),
        Err(error) => Err(error),
    }
}

pub(crate) fn retry_after(http: Option<&Http>) -> Option<u64> {
    http.and_then(Http::retry_after).map(|wait| wait.as_secs())
}

pub(crate) fn server_time<'py>(
    py: Python<'py>,
    http: Option<&Http>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    http.and_then(Http::server_time)
        .map(|time| to_datetime(py, time))
        .transpose()
}

/// In UTC. HTTP has no more than seconds.
fn to_datetime(py: Python<'_>, time: SystemTime) -> PyResult<Bound<'_, PyAny>> {
    let seconds = time
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs();
    // Imported when it is needed: many programs never do.
    let module = py.import("datetime")?;
    let utc = module.getattr("timezone")?.getattr("utc")?;
    module
        .getattr("datetime")?
        .call_method1("fromtimestamp", (seconds, utc))
}
