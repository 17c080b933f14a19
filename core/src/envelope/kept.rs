//! What an owned response keeps: the body, and where in it is what the envelope shows.

use super::{
    Anomalies, DecodeError, Envelope, Failure, Http, HttpResponse, Options, Outcome, Product,
};
use crate::json::{Text, Value};

/// A body and what it says.
pub(super) struct Kept {
    body: String,
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
        // Safe code cannot keep it as text without validating it once more. What is no UTF-8 has an error, which is then
        // not lost.
        let body = String::from_utf8(body).or_else(|not_text| {
            let decoded = options.decode(not_text.as_bytes());
            decoded.map(|_| String::new())
        })?;
        let found = Self::without_body(&body, &options.decode(body.as_bytes())?);
        Ok(Self { body, ..found })
    }

    /// Decodes an HTTP answer and keeps a copy of its body.
    pub(super) fn of_answer(
        answer: &HttpResponse<'_>,
        options: &Options,
    ) -> Result<Self, DecodeError> {
        let kept = Self::of_body(answer.body().to_vec(), options);
        let http = HttpPart {
            facts: answer.facts(),
            request_id: answer.request_id().map(str::to_owned),
        };
        Ok(Self {
            http: Some(Box::new(http)),
            ..kept.map_err(|error| answer.explain(error))?
        })
    }

    /// What an envelope shows of its body, for the body to be put in.
    #[inline]
    fn without_body(body: &str, envelope: &Envelope<'_>) -> Self {
        let part = |text| Part::of(body, text);
        Self {
            body: String::new(),
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
        self.body.as_bytes()
    }

    fn text(&self, part: Part) -> Text<'_> {
        Text::new(self.raw(part), part.escaped)
    }

    fn raw(&self, part: Part) -> &str {
        let end = part.start + part.len;
        self.body.get(part.start..end).unwrap_or_default()
    }
}

impl Part {
    #[inline]
    fn of(body: &str, text: Text<'_>) -> Self {
        // What is not in the body is the empty text that stands for nothing.
        let (start, len) = match text.offset_in(body) {
            Some(start) => (start, text.raw().len()),
            None => (0, 0),
        };
        Self {
            start,
            len,
            escaped: text.as_borrowed().is_none(),
        }
    }
}
