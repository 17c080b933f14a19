//! An envelope that owns its body.

use std::sync::Arc;

use super::{
    Anomalies, DecodeError, Envelope, Failure, Http, HttpResponse, Options, Outcome, Product,
};
use crate::json::{Text, Value};

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
    owned: Arc<Owned>,
}

/// The body, and where in it is what the envelope shows.
struct Owned {
    body: String,
    object: Span,
    request_id: Option<Span>,
    failure: Option<(Span, Span)>,
    anomalies: Anomalies,
    http: Option<HttpPart>,
    product: Option<Product>,
}

/// What HTTP adds.
struct HttpPart {
    facts: Http,
    request_id: Option<String>,
}

/// A part of the body; an empty one may be anywhere.
#[derive(Clone, Copy)]
struct Span {
    start: usize,
    len: usize,
}

impl Span {
    fn of(body: &str, part: &str) -> Self {
        // What is not in the body is the empty text that stands for nothing: it begins nowhere.
        let start = (part.as_ptr() as usize).wrapping_sub(body.as_ptr() as usize);
        Self {
            start: if part.is_empty() { 0 } else { start },
            len: part.len(),
        }
    }

    fn get(self, body: &str) -> &str {
        body.get(self.start..self.start + self.len)
            .unwrap_or_default()
    }

    fn text(self, body: &str) -> Text<'_> {
        Text::of_raw(self.get(body))
    }
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
    /// # Errors
    /// A [`DecodeError`] if the bytes are no envelope, or over a limit.
    pub fn decode_with(body: Vec<u8>, options: &Options) -> Result<Self, DecodeError> {
        Self::keep(body, None, options)
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
        // The error of an answer knows more than that of its body.
        options.decode_http(answer)?;
        let http = HttpPart {
            facts: answer.facts(),
            request_id: answer.request_id().map(str::to_owned),
        };
        Self::keep(answer.body().to_vec(), Some(http), options)
    }

    fn keep(body: Vec<u8>, http: Option<HttpPart>, options: &Options) -> Result<Self, DecodeError> {
        // A body that is no UTF-8 has an error, which is then not lost.
        let body = String::from_utf8(body).or_else(|not_text| {
            let decoded = options.decode(not_text.as_bytes());
            decoded.map(|_| String::new())
        })?;
        let envelope = options.decode(body.as_bytes())?;
        let span = |text: Text<'_>| Span::of(&body, text.raw());
        let owned = Owned {
            object: Span::of(&body, envelope.response().raw()),
            request_id: envelope.request_id().map(span),
            failure: envelope
                .failure()
                .map(|failure| (span(failure.code), span(failure.message))),
            anomalies: envelope.anomalies(),
            http,
            product: envelope.product,
            body,
        };
        Ok(Self {
            owned: Arc::new(owned),
        })
    }

    /// What the body says, borrowed from this response. Nothing is decoded again.
    #[must_use]
    pub fn envelope(&self) -> Envelope<'_> {
        let Owned {
            body,
            object,
            request_id,
            failure,
            anomalies,
            http,
            product,
        } = &*self.owned;
        let failure = failure.map(|(code, message)| Failure {
            code: code.text(body),
            message: message.text(body),
        });
        let envelope = Envelope {
            response: Value::from_valid_json(object.get(body)),
            outcome: failure.map_or(Outcome::Success, Outcome::Failure),
            request_id: request_id.map(|id| id.text(body)),
            anomalies: *anomalies,
            http: None,
            product: *product,
        };
        match http {
            None => envelope,
            Some(http) => envelope.with_http(http.facts, http.request_id.as_deref()),
        }
    }

    /// The body, as it was received.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.owned.body.as_bytes()
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
