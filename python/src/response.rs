//! The class `Response`.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyCFunction, PyString};
use tcenvelope::{Anomalies, Options, Summary};

use crate::anomaly::anomalies;
use crate::api_error::api_error;
use crate::body::Body;
use crate::decode_error::decode_error;
use crate::text::to_python;

/// Bodies from this length on are decoded while other threads run. A shorter one is done before another could start.
const LARGE: usize = 64 * 1024;

/// The function that a pickle names.
static RESTORE: PyOnceLock<Py<PyCFunction>> = PyOnceLock::new();

/// A decoded response, made by `decode`. It cannot be changed, and threads may share it.
///
/// It is true if the call succeeded. It compares by identity, and it pickles and copies: the body goes along and is
/// decoded again.
///
/// >>> import tcenvelope
/// >>> response = tcenvelope.decode('{"Response": {"RequestId": "b5b41468"}}')
/// >>> response
/// <tcenvelope.Response success request_id=b5b41468>
/// >>> if response:
/// ...     print("it worked")
/// it worked
#[pyclass(frozen, module = "tcenvelope")]
pub(crate) struct Response {
    body: Body,
    failure: Option<Failure>,
    request_id: Option<Py<PyString>>,
    anomalies: Anomalies,
}

/// What the API said when it said no.
pub(crate) struct Failure {
    pub(crate) code: Py<PyString>,
    pub(crate) message: Py<PyString>,
}

impl Response {
    pub(crate) fn decode(py: Python<'_>, body: Body, options: Options) -> PyResult<Self> {
        let bytes = body.as_bytes(py)?;
        let decoded = if bytes.len() < LARGE {
            options.decode(bytes)
        } else {
            py.detach(|| options.decode(bytes))
        };
        let envelope = decoded.map_err(|error| decode_error(py, &error, bytes))?;
        let failure = envelope.failure().map(|failure| {
            Ok::<_, PyErr>(Failure {
                code: to_python(py, failure.code())?,
                message: to_python(py, failure.message())?,
            })
        });
        let request_id = envelope.request_id().map(|id| to_python(py, id));
        Ok(Self {
            anomalies: envelope.anomalies(),
            failure: failure.transpose()?,
            request_id: request_id.transpose()?,
            body,
        })
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
        let error = |failure| api_error(slf, failure, this.request_id.as_ref());
        this.failure.as_ref().map(error).transpose()
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
        anomalies(py, self.anomalies)
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

    /// Raises a new `ApiError` if the call failed. Returns the response itself if it succeeded.
    ///
    /// >>> import tcenvelope
    /// >>> response = tcenvelope.decode('{"Response": {"RequestId": "b5b41468"}}').raise_for_error()
    /// >>> body = '{"Response": {"Error": {"Code": "LimitExceeded", "Message": "too many"}, "RequestId": "b5b41468"}}'
    /// >>> tcenvelope.decode(body).raise_for_error()
    /// Traceback (most recent call last):
    /// tcenvelope.ApiError: failure code=LimitExceeded request_id=b5b41468
    fn raise_for_error(slf: Bound<'_, Self>) -> PyResult<Bound<'_, Self>> {
        match Self::error(&slf)? {
            None => Ok(slf),
            Some(error) => Err(PyErr::from_value(error)),
        }
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("<tcenvelope.Response {}>", self.summary(py)?))
    }

    fn __reduce__(&self, py: Python<'_>) -> PyResult<(Py<PyCFunction>, (&Py<PyAny>,))> {
        let restore = RESTORE.import(py, "tcenvelope._native", "restore")?;
        Ok((restore.clone().unbind(), (self.body.as_any(),)))
    }
}
