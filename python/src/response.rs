//! The class `Response`.

use std::borrow::Cow;
use std::ops::Range;

use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString};
use tcenvelope::{Anomalies, FieldsIter, Http, LookupErrorKind, Options, Summary, Value};

use crate::adopted::{anomalies, api_error, judged};
use crate::body::Body;
use crate::build::{build, build_dict};
use crate::decode_error::decode_error;
use crate::equal::equal;
use crate::fields::Fields;
use crate::http::{Head, Parts, retry_after, server_time};
use crate::text::to_python;

/// Bodies from this length on are decoded while other threads run. A shorter one is done before another could start.
const LARGE: usize = 64 * 1024;

/// A decoded response, made by `decode`. It cannot be changed, and threads may share it.
///
/// It is true if the call succeeded. `response["TotalCount"]`, `response.get("TotalCount")` and `"TotalCount" in
/// response` read the action fields; it is no container besides, so it has no length and cannot be iterated over:
/// `fields` can.
///
/// It equals a response with the same request id, code, message and fields; fields compare as dicts do, so that 1 equals
/// 1.0 and True. What HTTP said does not count. It pickles and copies: the body goes along and is decoded again.
///
/// >>> import tcenvelope
/// >>> response = tcenvelope.decode('{"Response": {"TotalCount": 2, "RequestId": "b5b41468"}}')
/// >>> response
/// <tcenvelope.Response success request_id=b5b41468>
/// >>> if response:
/// ...     print(response["TotalCount"])
/// 2
#[pyclass(frozen, mapping, module = "tcenvelope")]
pub(crate) struct Response {
    pub(crate) body: Body,
    /// Where in the body the object `Response` is.
    object: Range<usize>,
    failure: Option<Failure>,
    request_id: Option<Py<PyString>>,
    anomalies: Anomalies,
    /// What HTTP said, and what that was read from.
    http: Option<Box<(Http, Head)>>,
    product: Option<Py<PyString>>,
    /// The native module, which knows what is Python.
    module: Py<PyModule>,
}

/// What the API said when it said no.
pub(crate) struct Failure {
    pub(crate) code: Py<PyString>,
    pub(crate) message: Py<PyString>,
}

impl Response {
    pub(crate) fn decode(
        module: &Bound<'_, PyModule>,
        body: Body,
        head: Option<Head>,
        product: Option<Py<PyString>>,
        options: Options,
    ) -> PyResult<Self> {
        let py = module.py();
        let bytes = body.as_bytes(py)?;
        let decode = || match &head {
            None => options.decode(bytes),
            Some(head) => options.decode_http(&head.response(bytes)),
        };
        let decoded = if bytes.len() < LARGE {
            decode()
        } else {
            py.detach(decode)
        };
        let envelope = decoded.map_err(|error| decode_error(py, &error, bytes, head.as_ref()))?;
        let failure = envelope.failure().map(|failure| {
            Ok::<_, PyErr>(Failure {
                code: to_python(py, failure.code())?,
                message: to_python(py, failure.message())?,
            })
        });
        let request_id = envelope.request_id().map(|id| to_python(py, id));
        Ok(Self {
            object: body.place(py, envelope.response().raw())?,
            anomalies: envelope.anomalies(),
            failure: failure.transpose()?,
            request_id: request_id.transpose()?,
            http: envelope.http().copied().zip(head).map(Box::new),
            product,
            module: module.clone().unbind(),
            body,
        })
    }

    fn http(&self) -> Option<&Http> {
        self.http.as_ref().map(|known| &known.0)
    }

    pub(crate) fn fields_iter<'a>(&'a self, py: Python<'a>) -> PyResult<FieldsIter<'a>> {
        Ok(FieldsIter::resume(self.object(py)?.members().rest()))
    }

    /// The object `Response`.
    fn object<'a>(&'a self, py: Python<'a>) -> PyResult<Value<'a>> {
        self.body.value(py, self.object.clone())
    }

    /// The object `Response`, as bytes: looking at them as text would be a walk of its own.
    fn object_bytes<'a>(&'a self, py: Python<'a>) -> PyResult<&'a [u8]> {
        let bytes = self.body.as_bytes(py)?;
        Ok(bytes.get(self.object.clone()).unwrap_or_default())
    }

    /// Request id, code and message.
    fn fixed<'a>(&'a self, py: Python<'a>) -> PyResult<[Option<&'a str>; 3]> {
        let failure = self.failure.as_ref();
        let code = failure.map(|failure| failure.code.to_str(py));
        let message = failure.map(|failure| failure.message.to_str(py));
        let request_id = self.request_id.as_ref().map(|id| id.to_str(py));
        Ok([
            request_id.transpose()?,
            code.transpose()?,
            message.transpose()?,
        ])
    }

    /// The last field with this name.
    pub(crate) fn field<'a>(&'a self, name: &Bound<'a, PyAny>) -> PyResult<Option<Value<'a>>> {
        // No field has a name that is no string, or that has no UTF-8 form.
        let Ok(name_text) = name.extract::<Cow<'_, str>>() else {
            return Ok(None);
        };
        let mut found = None;
        for (name, value) in self.fields_iter(name.py())? {
            if name == *name_text {
                found = Some(value);
            }
        }
        Ok(found)
    }

    /// What a JSON pointer points to, or `None`.
    fn look_up<'a>(&'a self, pointer: &'a Bound<'_, PyString>) -> PyResult<Option<Value<'a>>> {
        match self.object(pointer.py())?.pointer(pointer.to_str()?) {
            Ok(value) => Ok(Some(value)),
            Err(error) if error.kind() == LookupErrorKind::NotFound => Ok(None),
            Err(error) => Err(PyValueError::new_err(format!(
                "{error}: {}",
                pointer.repr()?
            ))),
        }
    }

    /// The error of a look-up. What failed has other fields than what was hoped for, or none, so it says that it failed.
    pub(crate) fn key_error(&self, key: &Bound<'_, PyAny>) -> PyResult<PyErr> {
        if self.ok() {
            return Ok(PyKeyError::new_err((key.clone().unbind(),)));
        }
        let summary = self.summary(key.py())?;
        Ok(PyKeyError::new_err(format!(
            "{} (the call failed: {summary})",
            key.repr()?
        )))
    }
}

#[pymethods]
impl Response {
    /// Whether the call succeeded. `bool(response)` says the same.
    ///
    /// >>> import tcenvelope
    /// >>> tcenvelope.decode('{"Response": {"Error": {"Code": "InternalError", "Message": ""}}}').ok
    /// False
    #[getter]
    fn ok(&self) -> bool {
        self.failure.is_none()
    }

    fn __bool__(&self) -> bool {
        self.ok()
    }

    /// The identifier that support asks for, on a success and on a failure alike. Usually a UUID, but any text may
    /// stand there. None if the body gives none; the anomalies then say why.
    ///
    /// >>> import tcenvelope
    /// >>> tcenvelope.decode('{"Response": {"RequestId": "b5b41468"}}').request_id
    /// 'b5b41468'
    #[getter]
    fn request_id(&self) -> Option<&Py<PyString>> {
        self.request_id.as_ref()
    }

    /// The failure as an exception that was not raised, a new one each time; None if the call succeeded.
    ///
    /// >>> import tcenvelope
    /// >>> body = '{"Response": {"Error": {"Code": "LimitExceeded", "Message": "too many"}, "RequestId": "b5b41468"}}'
    /// >>> error = tcenvelope.decode(body).error
    /// >>> error.code, error.message
    /// ('LimitExceeded', 'too many')
    #[getter]
    fn error<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let this = slf.get();
        let module = this.module.bind(slf.py());
        let error = |failure| {
            let judged = judged(module, failure, this.product.as_ref())?;
            api_error(module, slf, judged, failure, this.request_id.as_ref())
        };
        this.failure.as_ref().map(error).transpose()
    }

    /// The error code, which is that of `error` without making an exception; None if the call succeeded. Empty if the
    /// failure gives none; the anomalies then say why.
    ///
    /// >>> import tcenvelope
    /// >>> body = '{"Response": {"Error": {"Code": "LimitExceeded.Rate", "Message": ""}, "RequestId": "b5b41468"}}'
    /// >>> response = tcenvelope.decode(body)
    /// >>> response.code, response.code.family
    /// ('LimitExceeded.Rate', 'LimitExceeded')
    /// >>> tcenvelope.decode('{"Response": {"RequestId": "b5b41468"}}').code is None
    /// True
    #[getter]
    fn code<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let code =
            |failure| judged(self.module.bind(py), failure, self.product.as_ref())?.get_item(0);
        self.failure.as_ref().map(code).transpose()
    }

    /// How the body deviates from the documentation, though it was understood. There is no strict mode: test this set
    /// where strictness is wanted.
    ///
    /// >>> import tcenvelope
    /// >>> anomalies = tcenvelope.decode('{"Response": {"RequestId": null}}').anomalies
    /// >>> tcenvelope.Anomaly.REQUEST_ID_NULL in anomalies
    /// True
    #[getter]
    fn anomalies<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        anomalies(self.module.bind(py), self.anomalies)
    }

    /// The product that was called, if that was said when the response was decoded.
    ///
    /// >>> import tcenvelope
    /// >>> tcenvelope.decode('{"Response": {}}', product="cvm").product
    /// 'cvm'
    #[getter]
    fn product(&self) -> Option<&Py<PyString>> {
        self.product.as_ref()
    }

    /// The HTTP status; None unless it was decoded with `decode_http`, as the next two.
    ///
    /// >>> import tcenvelope
    /// >>> tcenvelope.decode_http('{"Response": {}}', status=200).http_status
    /// 200
    #[getter]
    fn http_status(&self) -> Option<u16> {
        self.http().map(Http::status)
    }

    /// How many seconds the server asks to wait, from the header `Retry-After`; None if it does not. A date there counts
    /// from the header `Date`, for clocks differ, and is nothing without it.
    ///
    /// >>> import tcenvelope
    /// >>> tcenvelope.decode_http('{"Response": {}}', status=200, headers={"retry-after": "3"}).retry_after
    /// 3
    #[getter]
    fn retry_after(&self) -> Option<u64> {
        retry_after(self.http())
    }

    /// The server's clock, from the header `Date`, as an aware datetime in UTC; None without it.
    ///
    /// >>> import tcenvelope
    /// >>> headers = {"Date": "Sun, 23 Nov 2025 02:10:40 GMT"}
    /// >>> print(tcenvelope.decode_http('{"Response": {}}', status=200, headers=headers).server_time)
    /// 2025-11-23 02:10:40+00:00
    #[getter]
    fn server_time<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        server_time(py, self.http())
    }

    /// One line for a log, of at most 1 KiB: outcome, code, request id and anomalies; never the message or the value
    /// of a field. Control and bidirectional characters are escaped.
    ///
    /// >>> import tcenvelope
    /// >>> body = '{"Response": {"Error": {"Code": "LimitExceeded", "Message": "too many"}, "RequestId": null}}'
    /// >>> tcenvelope.decode(body).summary()
    /// 'failure code=LimitExceeded request_id=- anomalies=request_id_null'
    fn summary(&self, py: Python<'_>) -> PyResult<String> {
        let code = self.failure.as_ref().map(|failure| failure.code.to_str(py));
        let request_id = self.request_id.as_ref().map(|id| id.to_str(py));
        let summary = Summary::new(
            code.transpose()?.map(Into::into),
            request_id.transpose()?.map(Into::into),
            self.anomalies,
        );
        Ok(summary.to_string())
    }

    /// Raises a new `ApiError`, of the class of its category, if the call failed. Returns the response itself if it succeeded.
    ///
    /// >>> import tcenvelope
    /// >>> response = tcenvelope.decode('{"Response": {"RequestId": "b5b41468"}}').raise_for_error()
    /// >>> body = '{"Response": {"Error": {"Code": "LimitExceeded", "Message": "too many"}, "RequestId": "b5b41468"}}'
    /// >>> tcenvelope.decode(body).raise_for_error()
    /// Traceback (most recent call last):
    /// tcenvelope.Quota: failure code=LimitExceeded request_id=b5b41468
    fn raise_for_error(slf: Bound<'_, Self>) -> PyResult<Bound<'_, Self>> {
        match Self::error(&slf)? {
            None => Ok(slf),
            Some(error) => Err(PyErr::from_value(error)),
        }
    }

    /// The action's own fields: all that `Response` holds but `RequestId` and `Error`. A read-only mapping that keeps the
    /// response alive; a failure may have fields too.
    ///
    /// >>> import tcenvelope
    /// >>> response = tcenvelope.decode('{"Response": {"TotalCount": 2, "Zone": "a", "RequestId": "1"}}')
    /// >>> for name, value in response.fields.items():
    /// ...     print(name, value)
    /// TotalCount 2
    /// Zone a
    #[getter]
    fn fields(slf: Bound<'_, Self>) -> Fields {
        Fields::new(slf.unbind())
    }

    fn __getitem__<'py>(&self, name: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        match self.field(name)? {
            Some(value) => build(name.py(), value),
            None => Err(self.key_error(name)?),
        }
    }

    fn __contains__(&self, name: &Bound<'_, PyAny>) -> PyResult<bool> {
        Ok(self.field(name)?.is_some())
    }

    /// The value of an action field, or the default if there is none.
    ///
    /// >>> import tcenvelope
    /// >>> response = tcenvelope.decode('{"Response": {"TotalCount": 2, "RequestId": "1"}}')
    /// >>> response.get("TotalCount"), response.get("NextToken")
    /// (2, None)
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

    /// The value that a JSON pointer (RFC 6901) points to. It starts at the object `Response`, so it reaches
    /// `/RequestId` and `/Error/Code` too.
    ///
    /// Raises:
    ///     KeyError: Nothing stands there, and there is no default. Of a failure it names code and request id.
    ///     ValueError: It is no pointer, or not one into the array that it meets (`-`, leading zeros), default or not.
    ///
    /// >>> import tcenvelope
    /// >>> response = tcenvelope.decode('{"Response": {"InstanceSet": [{"InstanceId": "i-1"}], "RequestId": "1"}}')
    /// >>> response.pointer("/InstanceSet/0/InstanceId")
    /// 'i-1'
    /// >>> response.pointer("/InstanceSet/1/InstanceId", None) is None
    /// True
    #[pyo3(signature = (pointer, default=Default(None)), text_signature = "($self, pointer, default=...)")]
    fn pointer<'py>(
        &self,
        pointer: &Bound<'py, PyString>,
        default: Default<'py>,
    ) -> PyResult<Bound<'py, PyAny>> {
        match (self.look_up(pointer)?, default.0) {
            (Some(value), _) => build(pointer.py(), value),
            (None, Some(default)) => Ok(default),
            (None, None) => Err(self.key_error(pointer)?),
        }
    }

    /// What a JSON pointer points to as the bytes that the body has there, to the letter; those of a str are its UTF-8
    /// form. The errors are those of `pointer`.
    ///
    /// >>> import tcenvelope
    /// >>> response = tcenvelope.decode('{"Response": {"Price": 1.10, "Zones": [ 1 ], "RequestId": "1"}}')
    /// >>> response.raw("/Price"), response.raw("/Zones")
    /// (b'1.10', b'[ 1 ]')
    fn raw<'py>(&self, pointer: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyBytes>> {
        match self.look_up(pointer)? {
            Some(value) => PyBytes::new_with(pointer.py(), value.raw().len(), |bytes| {
                bytes.copy_from_slice(value.raw().as_bytes());
                Ok(())
            }),
            None => Err(self.key_error(pointer)?),
        }
    }

    /// The action fields as a new dict of dict, list, str, int, float, bool and None: what `json.loads` gives, without
    /// `RequestId` and `Error`. Half a surrogate pair reads as U+FFFD.
    ///
    /// Raises:
    ///     ValueError: An integer has more digits than Python converts (`sys.set_int_max_str_digits`), as from
    ///         `json.loads`. Whatever else reads it says so too; `raw` gives its digits.
    ///
    /// >>> import tcenvelope
    /// >>> tcenvelope.decode('{"Response": {"TotalCount": 2, "RequestId": "1"}}').to_dict()
    /// {'TotalCount': 2}
    pub(crate) fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        build_dict(py, self.object_bytes(py)?)
    }

    fn __eq__(&self, other: &Self, py: Python<'_>) -> PyResult<bool> {
        if self.fixed(py)? != other.fixed(py)? {
            return Ok(false);
        }
        // The same text needs no look, and no integer that Python will not make.
        if self.object(py)?.raw() == other.object(py)?.raw() {
            return Ok(true);
        }
        equal(&self.to_dict(py)?, &other.to_dict(py)?)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("<tcenvelope.Response {}>", self.summary(py)?))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Pickled<'_>)> {
        let restore = py.import("tcenvelope._native")?.getattr("restore")?;
        let head = self.http.as_ref().map(|known| known.1.parts());
        Ok((restore, (self.body.as_any(), head, self.product.as_ref())))
    }
}

/// The arguments of `restore`.
type Pickled<'a> = (&'a Py<PyAny>, Option<Parts>, Option<&'a Py<PyString>>);

/// What to give instead of nothing, if anything was said.
struct Default<'py>(Option<Bound<'py, PyAny>>);

impl<'py> FromPyObject<'_, 'py> for Default<'py> {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        Ok(Self(Some(object.to_owned())))
    }
}
