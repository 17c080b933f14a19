//! An envelope that owns its body.

use std::sync::Arc;

use super::kept::Kept;
use super::{DecodeError, Envelope, HttpResponse, Options};

/// A decoded response that owns its body: for what outlives the buffer, such as a result that is sent to another thread.
///
/// It takes the body over without copying it. Clones share it.
///
/// ```
/// use tcenvelope::Response;
/// let body = br#"{"Response": {"TotalCount": 2, "RequestId": "b5b41468"}}"#.to_vec();
/// let response = Response::decode(body)?;
/// let clone = response.clone();
/// let count = std::thread::spawn(move || clone.envelope().pointer("/TotalCount")?.as_u64());
/// assert_eq!(count.join().unwrap()?, 2);
/// assert_eq!(response.envelope().request_id().unwrap(), "b5b41468");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Response {
    kept: Arc<Kept>,
}

impl Response {
    /// Decodes a body with the default [`Options`] and keeps it.
    ///
    /// # Errors
    /// A [`DecodeError`] if the bytes are no envelope.
    pub fn decode(body: Vec<u8>) -> Result<Self, DecodeError> {
        Self::decode_with(body, &Options::new())
    }

    /// Decodes a body within limits and keeps it.
    ///
    /// ```
    /// use tcenvelope::{DecodeErrorKind, Options, Response};
    /// let options = Options::new().with_max_bytes(20)?;
    /// let response = Response::decode_with(br#"{"Response": {}}"#.to_vec(), &options)?;
    /// assert!(response.envelope().is_success());
    /// let error = Response::decode_with(vec![b' '; 21], &options).unwrap_err();
    /// assert_eq!(error.kind(), DecodeErrorKind::TooLarge);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// A [`DecodeError`] if the bytes are no envelope, or over a limit.
    pub fn decode_with(body: Vec<u8>, options: &Options) -> Result<Self, DecodeError> {
        let kept = Arc::new(Kept::of_body(body, options)?);
        Ok(Self { kept })
    }

    /// Decodes an HTTP answer within limits and keeps a copy of its body.
    ///
    /// ```
    /// use tcenvelope::{HttpResponse, Options, Response};
    /// let answer = HttpResponse::new(200, br#"{"Response": {}}"#).with_header("X-TC-RequestId", "ed93f3cb");
    /// let response = Response::decode_http(&answer, &Options::new())?;
    /// assert_eq!(response.envelope().request_id().unwrap(), "ed93f3cb");
    /// # Ok::<(), tcenvelope::DecodeError>(())
    /// ```
    ///
    /// # Errors
    /// A [`DecodeError`] if the body is no envelope, or over a limit. It knows the status.
    pub fn decode_http(answer: &HttpResponse<'_>, options: &Options) -> Result<Self, DecodeError> {
        let kept = Arc::new(Kept::of_answer(answer, options)?);
        Ok(Self { kept })
    }

    /// What the body says, borrowed from this response. Nothing is decoded again.
    #[must_use]
    pub fn envelope(&self) -> Envelope<'_> {
        self.kept.envelope()
    }

    /// The body, as it was received.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.kept.bytes()
    }
}

impl TryFrom<Vec<u8>> for Response {
    type Error = DecodeError;

    fn try_from(body: Vec<u8>) -> Result<Self, DecodeError> {
        Self::decode(body)
    }
}

/// The [summary](Envelope::summary), for debug output ends in logs.
impl std::fmt::Debug for Response {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Response({})", self.envelope().summary())
    }
}
