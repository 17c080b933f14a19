//! What HTTP says beside the body. The body is decoded first: an envelope wins over the status.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::anomaly::Anomaly;
use super::error::DecodeErrorKind;
use super::hint::Hint;
use super::{DecodeError, Envelope, Options};
use crate::json::Text;

/// An HTTP answer, as far as it matters here.
///
/// ```
/// use tcenvelope::{Category, HttpResponse, Retry};
///
/// let answer = HttpResponse::new(502, b"<html>Bad Gateway</html>").with_header("Content-Type", "text/html");
/// let error = tcenvelope::decode_http(&answer).unwrap_err();
/// assert_eq!(error.http().unwrap().status(), 502);
/// assert_eq!((error.category(), error.retry()), (Category::Unavailable, Retry::BackoffIfIdempotent));
///
/// let answer = HttpResponse::new(200, br#"{"Response": {}}"#).with_header("x-tc-requestid", "ed93f3cb");
/// assert_eq!(tcenvelope::decode_http(&answer)?.request_id().unwrap(), "ed93f3cb");
/// # Ok::<(), tcenvelope::DecodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct HttpResponse<'a> {
    status: u16,
    body: &'a [u8],
    content_type: Option<&'a str>,
    request_id: Option<&'a str>,
    retry_after: Option<&'a str>,
    date: Option<&'a str>,
}

impl<'a> HttpResponse<'a> {
    /// An answer with this status and body, and no header yet.
    #[must_use]
    pub const fn new(status: u16, body: &'a [u8]) -> Self {
        Self {
            status,
            body,
            content_type: None,
            request_id: None,
            retry_after: None,
            date: None,
        }
    }

    /// Adds a header. `Content-Type`, `X-TC-RequestId`, `Retry-After` and `Date`, in any case, are kept, each as it was
    /// given last; others are passed over, so all headers of an answer can be handed in.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &'a str) -> Self {
        let place = [
            ("content-type", &mut self.content_type),
            ("x-tc-requestid", &mut self.request_id),
            ("retry-after", &mut self.retry_after),
            ("date", &mut self.date),
        ]
        .into_iter()
        .find(|(known, _)| name.eq_ignore_ascii_case(known));
        if let Some((_, place)) = place {
            *place = Some(value.trim_ascii());
        }
        self
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &'a [u8] {
        self.body
    }

    /// The request id that the header `X-TC-RequestId` gives: the last place where an envelope's is looked for, and the only
    /// one for an answer that is no envelope.
    #[must_use]
    pub fn request_id(&self) -> Option<&'a str> {
        self.request_id.filter(|id| !id.is_empty())
    }

    /// What the headers say of time.
    pub(super) fn facts(&self) -> Http {
        let date = self.date.and_then(date);
        Http {
            status: self.status,
            retry_after: self.retry_after.and_then(|text| wait(text, date)),
            date: date.and_then(|date| Some(date.duration_since(UNIX_EPOCH).ok()?.as_secs())),
        }
    }

    /// What the answer adds to the error of its body.
    pub(super) fn explain(&self, error: DecodeError) -> DecodeError {
        let is_no_json = matches!(
            error.kind(),
            DecodeErrorKind::InvalidJson | DecodeErrorKind::InvalidUtf8
        );
        let hint = error.hint().or_else(|| is_no_json.then(|| self.hint())?);
        error.with_hint(hint).with_http(self.facts())
    }

    /// What the content type says of a body that is no JSON.
    fn hint(&self) -> Option<Hint> {
        let media_type = self.content_type?.split(';').next()?.trim_ascii();
        let is = |name: &str| media_type.eq_ignore_ascii_case(name);
        if is("text/html") {
            Some(Hint::LooksLikeHtml)
        } else if is("text/event-stream") {
            Some(Hint::LooksLikeEventStream)
        } else {
            None
        }
    }
}

/// Status and length only: the body may hold secrets, and debug output ends in logs.
impl std::fmt::Debug for HttpResponse<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (status, length) = (self.status, self.body.len());
        write!(formatter, "HttpResponse({status}, {length} bytes)")
    }
}

/// The crate `http`'s answer; header values that are not ASCII are passed over.
///
/// ```
/// let answer = http::Response::builder().status(429).header("Retry-After", "3").body("slow down")?;
/// let error = tcenvelope::decode_http(&(&answer).into()).unwrap_err();
/// assert_eq!(error.http().unwrap().retry_after().unwrap().as_secs(), 3);
/// # Ok::<(), http::Error>(())
/// ```
#[cfg(feature = "http")]
impl<'a, B: AsRef<[u8]>> From<&'a http::Response<B>> for HttpResponse<'a> {
    fn from(answer: &'a http::Response<B>) -> Self {
        let bare = Self::new(answer.status().as_u16(), answer.body().as_ref());
        answer
            .headers()
            .iter()
            .fold(bare, |answer, (name, value)| match value.to_str() {
                Ok(value) => answer.with_header(name.as_str(), value),
                Err(_) => answer,
            })
    }
}

/// A date in one of the three forms of RFC 9110, section 5.6.7.
fn date(text: &str) -> Option<SystemTime> {
    // The crate lets other characters pass around a date and before its time of day.
    let is_plain = text
        .bytes()
        .all(|byte| byte == b' ' || byte.is_ascii_graphic());
    let (before, _) = text.split_once(':')?;
    let has_space = before.as_bytes().iter().nth_back(2) == Some(&b' ');
    if is_plain && has_space {
        httpdate::parse_http_date(text).ok()
    } else {
        None
    }
}

/// How long `Retry-After` says to wait, in seconds. A date there counts from the server's own, for clocks differ.
///
/// Source: RFC 9110, section 10.2.3.
fn wait(retry_after: &str, now: Option<SystemTime>) -> Option<u32> {
    if !retry_after.is_empty() && retry_after.bytes().all(|byte| byte.is_ascii_digit()) {
        // More than fits is longer than anybody waits.
        return Some(retry_after.parse().unwrap_or(u32::MAX));
    }
    let until = date(retry_after)?;
    let wait = until.duration_since(now?).unwrap_or_default();
    Some(u32::try_from(wait.as_secs()).unwrap_or(u32::MAX))
}

/// What HTTP said beside the body, of an answer that was decoded with [`decode_http`](crate::decode_http).
///
/// ```
/// use tcenvelope::HttpResponse;
/// let answer = HttpResponse::new(200, br#"{"Response": {"RequestId": "1"}}"#);
/// let envelope = tcenvelope::decode_http(&answer)?;
/// assert_eq!(envelope.http().unwrap().status(), 200);
/// assert_eq!(tcenvelope::decode(answer.body())?.http(), None);
/// # Ok::<(), tcenvelope::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Http {
    status: u16,
    retry_after: Option<u32>,
    date: Option<u64>,
}

impl Http {
    /// What HTTP said, put together again from its numbers: the status, seconds to wait, seconds since 1970.
    ///
    /// ```
    /// use tcenvelope::{Http, HttpResponse};
    /// let answer = HttpResponse::new(503, b"").with_header("Retry-After", "7");
    /// let error = tcenvelope::decode_http(&answer).unwrap_err();
    /// assert_eq!(error.http(), Some(&Http::new(503, Some(7), None)));
    /// ```
    #[must_use]
    pub const fn new(status: u16, retry_after: Option<u32>, server_time: Option<u64>) -> Self {
        Self {
            status,
            retry_after,
            date: server_time,
        }
    }

    /// The status, such as 502.
    #[must_use]
    pub const fn status(&self) -> u16 {
        self.status
    }

    /// How long the server asks to wait, from the header `Retry-After`; in whole seconds. A date in that header counts
    /// from the header `Date`, and is nothing without it.
    ///
    /// ```
    /// use std::time::Duration;
    /// use tcenvelope::HttpResponse;
    /// let answer = HttpResponse::new(503, b"").with_header("Retry-After", "7");
    /// let error = tcenvelope::decode_http(&answer).unwrap_err();
    /// assert_eq!(error.http().unwrap().retry_after(), Some(Duration::from_secs(7)));
    /// ```
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
            .map(|seconds| Duration::from_secs(seconds.into()))
    }

    /// The server's clock, from the header `Date`; in whole seconds.
    ///
    /// ```
    /// use std::time::{Duration, UNIX_EPOCH};
    /// use tcenvelope::HttpResponse;
    /// let answer = HttpResponse::new(503, b"").with_header("Date", "Thu, 01 Jan 1970 00:01:00 GMT");
    /// let error = tcenvelope::decode_http(&answer).unwrap_err();
    /// assert_eq!(error.http().unwrap().server_time(), Some(UNIX_EPOCH + Duration::from_secs(60)));
    /// ```
    #[must_use]
    pub fn server_time(&self) -> Option<SystemTime> {
        UNIX_EPOCH.checked_add(Duration::from_secs(self.date?))
    }
}

impl Options {
    /// Decodes an HTTP answer within these limits.
    ///
    /// # Errors
    /// A [`DecodeError`] if the body is no envelope, or over a limit. It knows the status.
    pub fn decode_http<'a>(&self, answer: &HttpResponse<'a>) -> Result<Envelope<'a>, DecodeError> {
        match self.decode(answer.body) {
            Ok(envelope) => Ok(envelope.with_http(answer.facts(), answer.request_id())),
            Err(error) => Err(answer.explain(error)),
        }
    }
}

impl<'a> Envelope<'a> {
    /// Adds what HTTP said; a request id from its header, if the body gave none.
    pub(super) fn with_http(mut self, facts: Http, request_id: Option<&'a str>) -> Self {
        self.http = Some(facts);
        if self.request_id.is_none() && request_id.is_some() {
            self.request_id = request_id.map(Text::plain);
            self.anomalies.insert(Anomaly::RequestIdFallback);
        }
        self
    }
}
