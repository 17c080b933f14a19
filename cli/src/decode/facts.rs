//! What an answer says, as one JSON object.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::value::RawValue;
use tcenvelope::{DecodeError, Envelope, Http, Language};

use super::sheet::seconds;
use crate::json::write_line;

/// What an envelope says. The names are those of Python's `to_dict`; what does not apply is null.
#[derive(Serialize)]
struct EnvelopeFacts<'a> {
    outcome: &'static str,
    request_id: Option<String>,
    code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    product: Option<&'a str>,
    category: Option<&'static str>,
    retry: Option<&'static str>,
    fault: Option<&'static str>,
    basis: Option<&'static str>,
    description: Option<&'static str>,
    advice: Option<&'static str>,
    #[serde(flatten)]
    http: HttpFacts,
    anomalies: Vec<&'static str>,
    fields: Vec<FieldFacts<'a>>,
}

/// What HTTP said, in seconds; the time since 1970.
#[derive(Default, Serialize)]
struct HttpFacts {
    http_status: Option<u16>,
    retry_after: Option<u64>,
    server_time: Option<u64>,
}

/// A field. Duplicate names are there as often as in the body, in its order.
#[derive(Serialize)]
struct FieldFacts<'a> {
    name: String,
    kind: &'static str,
    /// The value as it stands in the body: no digit of a number is lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a RawValue>,
}

/// Why bytes are no envelope.
#[derive(Serialize)]
struct ErrorFacts<'a> {
    outcome: &'static str,
    request_id: Option<&'a str>,
    kind: &'static str,
    offset: usize,
    line: usize,
    column: usize,
    hint: Option<&'static str>,
    text: String,
    category: &'static str,
    retry: &'static str,
    fault: &'static str,
    advice: &'static str,
    #[serde(flatten)]
    http: HttpFacts,
}

/// Writes what an envelope says, on one line. Values and message are there only if `with_values`.
pub(super) fn write_envelope(
    envelope: &Envelope<'_>,
    with_values: bool,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let code = envelope.code();
    let judgement = code.as_ref().map(tcenvelope::Code::judgement);
    let mut fields = Vec::new();
    for (name, value) in envelope.fields() {
        let raw = with_values
            .then(|| serde_json::from_str(value.raw()))
            .transpose();
        fields.push(FieldFacts {
            name: name.to_cow().into_owned(),
            kind: value.kind().name(),
            value: raw?,
        });
    }
    let facts = EnvelopeFacts {
        outcome: if envelope.is_success() {
            "success"
        } else {
            "failure"
        },
        request_id: envelope.request_id().map(|id| id.to_cow().into_owned()),
        code: code.as_ref().map(|code| code.as_str().to_owned()),
        message: envelope
            .failure()
            .filter(|_| with_values)
            .map(|failure| failure.message().to_cow().into_owned()),
        product: envelope.product(),
        category: judgement.map(|judgement| judgement.category.name()),
        retry: judgement.map(|judgement| judgement.retry.name()),
        fault: code.as_ref().map(|code| code.fault().name()),
        basis: judgement.map(|judgement| judgement.basis.name()),
        description: code.as_ref().map(|code| code.description(language)),
        advice: code.as_ref().map(|code| code.advice(language)),
        http: envelope.http().map(HttpFacts::from).unwrap_or_default(),
        anomalies: envelope
            .anomalies()
            .iter()
            .map(tcenvelope::Anomaly::name)
            .collect(),
        fields,
    };
    write_line(&facts, out)
}

/// Writes why the bytes are no envelope, on one line.
pub(super) fn write_error(
    error: &DecodeError,
    request_id: Option<&str>,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let facts = ErrorFacts {
        outcome: "no_envelope",
        request_id,
        kind: error.kind().name(),
        offset: error.offset(),
        line: error.line(),
        column: error.column(),
        hint: error.hint().map(tcenvelope::Hint::name),
        text: error.to_string(),
        category: error.category().name(),
        retry: error.retry().name(),
        fault: error.category().fault().name(),
        advice: error.retry().advice(language),
        http: error.http().map(HttpFacts::from).unwrap_or_default(),
    };
    write_line(&facts, out)
}

impl From<&Http> for HttpFacts {
    fn from(http: &Http) -> Self {
        Self {
            http_status: Some(http.status()),
            retry_after: http.retry_after().map(|wait| wait.as_secs()),
            server_time: http.server_time().and_then(seconds),
        }
    }
}
