//! simd-json. It writes into the body, so it gets a copy each time; the copy is part of its time.

use simd_json::Buffers;
use simd_json::prelude::ValueAsScalar;
use simd_json::tape::Value;

use super::typed::Envelope;
use crate::answer::Answer;
use crate::corpus::Body;

/// A flat list of all nodes, which is then asked.
pub(crate) fn tape(bodies: &[Body], answer: &mut Answer) {
    let mut buffers = Buffers::default();
    let mut copy = Vec::new();
    for body in bodies {
        copy.clear();
        copy.extend_from_slice(body.bytes());
        let Ok(tape) = simd_json::to_tape_with_buffers(&mut copy, &mut buffers) else {
            answer.refused += 1;
            continue;
        };
        ask(tape.as_value(), answer);
    }
}

fn ask(body: Value<'_, '_>, answer: &mut Answer) {
    let Some(response) = body
        .get("Response")
        .filter(|value| value.as_object().is_some())
    else {
        answer.refused += 1;
        return;
    };
    let len = |value: Option<Value<'_, '_>>| {
        value
            .and_then(|value| value.as_str().map(str::len))
            .unwrap_or(0)
    };
    let error = response
        .get("Error")
        .filter(|error| error.as_null().is_none());
    answer.add(
        len(response.get("RequestId")),
        error.map(|error| len(error.get("Code"))),
    );
}

pub(crate) fn typed(bodies: &[Body], answer: &mut Answer) {
    let mut buffers = Buffers::default();
    let mut copy = Vec::new();
    for body in bodies {
        copy.clear();
        copy.extend_from_slice(body.bytes());
        match simd_json::serde::from_slice_with_buffers::<Envelope<'_>>(&mut copy, &mut buffers) {
            Ok(envelope) => envelope.ask(answer),
            Err(_) => answer.refused += 1,
        }
    }
}
