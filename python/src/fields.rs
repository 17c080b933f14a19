//! The class `Fields`.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyIterator, PyMapping, PyString};
use tcenvelope::Value;

use crate::build::build;
use crate::equal::equal;
use crate::response::Response;
use crate::text::to_python;

/// The longest `repr`, in bytes.
const LONGEST_REPR: usize = 1024;
const CUT: &str = "…";
const END: &str = "]>";

/// The action's own fields, a read-only mapping: all that `Response` holds but `RequestId` and `Error`. Made by
/// `Response.fields`.
///
/// A value is made from the body each time it is asked for, so ask once for what is large. The values are those that
/// `json.loads` gives: dict, list, str, int, float, bool and None. Where several fields have one name, the last counts.
///
/// It equals every mapping with the same items. Its text shows names, never values.
///
/// >>> import tcenvelope
/// >>> fields = tcenvelope.decode('{"Response": {"TotalCount": 2, "Zone": "a", "RequestId": "1"}}').fields
/// >>> fields
/// <tcenvelope.Fields ['TotalCount', 'Zone']>
/// >>> fields["TotalCount"]
/// 2
/// >>> dict(fields)
/// {'TotalCount': 2, 'Zone': 'a'}
#[pyclass(frozen, mapping, module = "tcenvelope")]
pub(crate) struct Fields {
    response: Py<Response>,
    /// Where in the body the values are, by name. Whoever asks for the names may ask for a value by each of them, as
    /// `dict(fields)` does.
    index: PyOnceLock<Py<PyDict>>,
}

impl Fields {
    pub(crate) fn new(response: Py<Response>) -> Self {
        Self {
            response,
            index: PyOnceLock::new(),
        }
    }

    fn index<'py>(&self, py: Python<'py>) -> PyResult<&Bound<'py, PyDict>> {
        let index = self.index.get_or_try_init(py, || {
            let response = self.response.get();
            let index = PyDict::new(py);
            let mut fields = response.fields_iter(py)?;
            while let Some((name, value)) = fields.next_pair() {
                let place = response.body.place(py, value.raw())?;
                // A name that comes again keeps its place, and its last value.
                let name = to_python(py, name.as_text().unwrap_or_else(|_| "".into()))?;
                index.set_item(name, (place.start, place.end))?;
            }
            PyResult::Ok(index.unbind())
        })?;
        Ok(index.bind(py))
    }

    fn field<'a>(&'a self, name: &Bound<'a, PyAny>) -> PyResult<Option<Value<'a>>> {
        let py = name.py();
        let response = self.response.get();
        let Some(index) = self.index.get(py) else {
            return response.field(name);
        };
        // A dict would refuse what has no hash, and believe what a subclass says of its own.
        let Ok(name) = name.cast_exact::<PyString>() else {
            return response.field(name);
        };
        let Some(place) = index.bind(py).get_item(name)? else {
            return Ok(None);
        };
        let (start, end) = place.extract()?;
        response.body.value(py, start..end).map(Some)
    }

    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.response.get().to_dict(py)
    }
}

#[pymethods]
impl Fields {
    fn __getitem__<'py>(&self, name: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        match self.field(name)? {
            Some(value) => build(name.py(), value),
            None => Err(self.response.get().key_error(name)?),
        }
    }

    fn __contains__(&self, name: &Bound<'_, PyAny>) -> PyResult<bool> {
        Ok(self.field(name)?.is_some())
    }

    fn __len__(&self, py: Python<'_>) -> PyResult<usize> {
        Ok(self.index(py)?.len())
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        self.index(py)?.try_iter()
    }

    fn __eq__(&self, other: &Bound<'_, PyMapping>) -> PyResult<bool> {
        let py = other.py();
        let other = PyDict::from_sequence(other.items()?.as_any())?;
        equal(&self.to_dict(py)?, &other)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let mut shown = String::from("<tcenvelope.Fields [");
        for (number, name) in self.index(py)?.keys().iter().enumerate() {
            // Python escapes what a terminal would act on.
            let name = name.repr()?.to_string();
            shown += if number == 0 { "" } else { ", " };
            if shown.len() + name.len() + ", ".len() + CUT.len() + END.len() > LONGEST_REPR {
                shown += CUT;
                break;
            }
            shown += &name;
        }
        Ok(shown + END)
    }

    /// The value of a field, or the default if there is none.
    ///
    /// >>> import tcenvelope
    /// >>> fields = tcenvelope.decode('{"Response": {"TotalCount": 2, "RequestId": "1"}}').fields
    /// >>> fields.get("TotalCount"), fields.get("RequestId", "-")
    /// (2, '-')
    #[pyo3(signature = (name, default=None))]
    fn get<'py>(
        &self,
        name: &Bound<'py, PyAny>,
        default: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        match self.field(name)? {
            Some(value) => build(name.py(), value).map(Some),
            None => Ok(default),
        }
    }

    /// The names in the order in which they come first, as the keys of a dict.
    ///
    /// >>> import tcenvelope
    /// >>> list(tcenvelope.decode('{"Response": {"TotalCount": 2, "RequestId": "1"}}').fields.keys())
    /// ['TotalCount']
    fn keys<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        // Not the keys of the index itself: a view of a dict lends the dict to whoever is compared with its `mapping`.
        let names = py
            .get_type::<PyDict>()
            .call_method1("fromkeys", (self.index(py)?,))?;
        names.call_method0("keys")
    }

    /// The values in the order of the names, as the values of a dict.
    ///
    /// >>> import tcenvelope
    /// >>> list(tcenvelope.decode('{"Response": {"TotalCount": 2, "RequestId": "1"}}').fields.values())
    /// [2]
    fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.to_dict(py)?.call_method0("values")
    }

    /// Names and values in the order of the names, as the items of a dict.
    ///
    /// >>> import tcenvelope
    /// >>> for name, value in tcenvelope.decode('{"Response": {"TotalCount": 2, "RequestId": "1"}}').fields.items():
    /// ...     print(name, value)
    /// TotalCount 2
    fn items<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.to_dict(py)?.call_method0("items")
    }
}
