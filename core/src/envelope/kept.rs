//! What an owned response keeps: the body, and where in it is what the envelope shows.
//!
//! The body is validated when it is decoded. To make a `String` of it, the standard library would validate it once more,
//! which takes longer than a whole decode if the text is Chinese. So there is one `unsafe` here. Its invariants:
//!
//! * A [`Part`] is made of a `str` that lies in the very bytes that are kept, or in those that they are a copy of: what
//!   it spans is UTF-8.
//! * [`Kept`] is never changed, and nobody else has its parts.

#![allow(unsafe_code, reason = "the invariants above")]

use super::{
    Anomalies, DecodeError, Envelope, Failure, Http, HttpResponse, Options, Outcome, Product,
};
use crate::json::{Text, Value};

/// A body and what it says.
pub(super) struct Kept {
    body: Vec<u8>,
    object: Part,
    request_id: Option<Part>,
    failure: Option<(Part, Part)>,
    anomalies: Anomalies,
    product: Option<Product>,
    /// Of few responses, and large.
    http: Option<Box<HttpPart>>,
}

/// What HTTP adds.
struct HttpPart {
    facts: Http,
    request_id: Option<String>,
}

/// A part of the body that is a text.
#[derive(Clone, Copy)]
struct Part {
    start: usize,
    len: usize,
    /// There is an escape in it.
    escaped: bool,
}

impl Kept {
    /// Decodes a body and keeps it.
    #[inline]
    pub(super) fn of_body(body: Vec<u8>, options: &Options) -> Result<Self, DecodeError> {
        let found = Self::without_body(&body, &options.decode(&body)?);
        Ok(Self { body, ..found })
    }

    /// Decodes an HTTP answer and keeps a copy of its body.
    pub(super) fn of_answer(
        answer: &HttpResponse<'_>,
        options: &Options,
    ) -> Result<Self, DecodeError> {
        let body = answer.body();
        let envelope = options
            .decode(body)
            .map_err(|error| answer.explain(error))?;
        let http = HttpPart {
            facts: answer.facts(),
            request_id: answer.request_id().map(str::to_owned),
        };
        Ok(Self {
            body: body.to_vec(),
            http: Some(Box::new(http)),
            ..Self::without_body(body, &envelope)
        })
    }

    /// What an envelope shows of its body, for the body to be put in.
    #[inline]
    fn without_body(body: &[u8], envelope: &Envelope<'_>) -> Self {
        let part = |text| Part::of(body, text);
        Self {
            body: Vec::new(),
            object: part(envelope.response.raw().into()),
            request_id: envelope.request_id.map(part),
            failure: envelope
                .failure()
                .map(|failure| (part(failure.code), part(failure.message))),
            anomalies: envelope.anomalies,
            product: envelope.product,
            http: None,
        }
    }

    pub(super) fn envelope(&self) -> Envelope<'_> {
        let outcome = self.failure.map_or(Outcome::Success, |(code, message)| {
            Outcome::Failure(Failure {
                code: self.text(code),
                message: self.text(message),
            })
        });
        let envelope = Envelope {
            response: Value::from_valid_json(self.raw(self.object)),
            outcome,
            request_id: self.request_id.map(|id| self.text(id)),
            anomalies: self.anomalies,
            http: None,
            product: self.product,
        };
        match &self.http {
            None => envelope,
            Some(http) => envelope.with_http(http.facts, http.request_id.as_deref()),
        }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.body
    }

    fn text(&self, part: Part) -> Text<'_> {
        let raw = self.raw(part);
        if part.escaped {
            Text::escaped(raw)
        } else {
            Text::plain(raw)
        }
    }

    fn raw(&self, part: Part) -> &str {
        let end = part.start + part.len;
        let raw = self.body.get(part.start..end).unwrap_or_default();
        // SAFETY: the part was made of a `str` with these bytes, which have not changed.
        unsafe { std::str::from_utf8_unchecked(raw) }
    }
}

impl Part {
    #[inline]
    fn of(body: &[u8], text: Text<'_>) -> Self {
        let raw = text.raw();
        let start = (raw.as_ptr() as usize).wrapping_sub(body.as_ptr() as usize);
        let is_inside = start <= body.len() && raw.len() <= body.len() - start;
        // What is not in the body is the empty text that stands for nothing.
        let (start, len) = if is_inside {
            (start, raw.len())
        } else {
            (0, 0)
        };
        let escaped = text.as_borrowed().is_none();
        Self {
            start,
            len,
            escaped,
        }
    }
}
