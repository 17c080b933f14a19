//! tcenvelope from Rust.

use tcenvelope_core::{Envelope, Response};

use crate::answer::Answer;
use crate::corpus::Body;

/// Borrows from the body.
pub(crate) fn borrowed(bodies: &[Body], answer: &mut Answer) {
    for body in bodies {
        match tcenvelope_core::decode(body.bytes()) {
            Ok(envelope) => ask(&envelope, answer),
            Err(_) => answer.refused += 1,
        }
    }
}

/// Keeps a copy of the body, as what outlives a network buffer must.
pub(crate) fn owned(bodies: &[Body], answer: &mut Answer) {
    for body in bodies {
        match Response::decode(body.bytes().to_vec()) {
            Ok(response) => ask(&response.envelope(), answer),
            Err(_) => answer.refused += 1,
        }
    }
}

fn ask(envelope: &Envelope<'_>, answer: &mut Answer) {
    let request_id = envelope.request_id().map_or(0, |id| id.len());
    answer.add(
        request_id,
        envelope.failure().map(|failure| failure.code().len()),
    );
}
