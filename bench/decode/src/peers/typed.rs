//! Parsers that fill a struct, by way of serde. What the struct does not name, they skip.

use std::borrow::Cow;

use serde::Deserialize;

use crate::answer::Answer;
use crate::corpus::Body;

#[derive(Deserialize)]
pub(super) struct Envelope<'a> {
    #[serde(rename = "Response", borrow)]
    response: Response<'a>,
}

#[derive(Deserialize)]
struct Response<'a> {
    #[serde(rename = "RequestId", borrow)]
    request_id: Option<Text<'a>>,
    #[serde(rename = "Error", borrow)]
    error: Option<Failure<'a>>,
}

#[derive(Deserialize)]
struct Failure<'a> {
    #[serde(rename = "Code", borrow)]
    code: Option<Text<'a>>,
}

/// Borrowed unless it holds an escape. A `Cow` right inside an `Option` would always be copied.
#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl Envelope<'_> {
    pub(super) fn ask(&self, answer: &mut Answer) {
        let len = |text: &Option<Text<'_>>| text.as_ref().map_or(0, |text| text.0.len());
        let code = self.response.error.as_ref().map(|error| len(&error.code));
        answer.add(len(&self.response.request_id), code);
    }
}

pub(crate) fn serde(bodies: &[Body], answer: &mut Answer) {
    for body in bodies {
        match serde_json::from_slice::<Envelope<'_>>(body.bytes()) {
            Ok(envelope) => envelope.ask(answer),
            Err(_) => answer.refused += 1,
        }
    }
}

pub(crate) fn sonic(bodies: &[Body], answer: &mut Answer) {
    for body in bodies {
        match sonic_rs::from_slice::<Envelope<'_>>(body.bytes()) {
            Ok(envelope) => envelope.ask(answer),
            Err(_) => answer.refused += 1,
        }
    }
}
