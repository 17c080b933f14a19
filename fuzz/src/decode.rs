//! Searches for a body on which tcenvelope and an answer made with `serde_json` disagree: whether it is JSON, whether
//! it is an envelope, outcome, request id and code. `tests/test_fuzz.py` builds and runs it.
#![no_main]

mod expected;

use std::hint::black_box;

use libfuzzer_sys::fuzz_target;
use tcenvelope::{DecodeErrorKind, Options};

use expected::{Answer, Verdict};

fuzz_target!(|data: &[u8]| {
    // Exactly as long as the body, so that the address sanitizer sees a read beyond its end.
    let body: Box<[u8]> = data.into();
    compare_all_ways(&body);
    let decoded = black_box(decode(&body));
    let expected = expected::verdict(&body);
    match (&decoded, &expected) {
        (Ok(answer), Verdict::Envelope(expected)) => assert_eq!(answer, expected),
        (Ok(_), Verdict::UnreadableText) => {}
        (Err(kind), expected) => assert!(
            fits(*kind, expected),
            "{kind} where {expected:?} was expected"
        ),
        (Ok(_), expected) => panic!("an envelope where {expected:?} was expected"),
    }
});

/// Whichever way a processor reads a body, it says the same of it.
fn compare_all_ways(body: &[u8]) {
    let ways = Options::new().decode_in_all_ways(body);
    let mut ways = ways.iter().flatten();
    let scalar = ways.next().expect("the scalar reader is one");
    for way in ways {
        assert_eq!(way, scalar);
        if let (Ok(way), Ok(scalar)) = (way, scalar) {
            assert_eq!(
                way.response().raw().as_ptr(),
                scalar.response().raw().as_ptr()
            );
        }
    }
}

fn decode(body: &[u8]) -> Result<Answer, DecodeErrorKind> {
    let envelope = tcenvelope::decode(body).map_err(|error| {
        // The error's own arithmetic is under test too.
        assert!(error.offset() <= body.len() && error.line() >= 1 && error.column() >= 1);
        assert!(!error.to_string().contains('\n') && error.excerpt(body).len() < 1024);
        error.kind()
    })?;
    assert!(envelope.summary().to_string().len() <= 1024);
    let code = envelope.failure().map(|failure| failure.code().to_string());
    let forgotten = cfg!(feature = "planted-bug") && code.as_deref().is_some_and(is_planted);
    Ok(Answer {
        code: if forgotten { None } else { code },
        request_id: envelope.request_id().map(|id| id.to_string()),
    })
}

/// The failures that a planted bug takes for successes. No seed has such a code: it must be searched for.
fn is_planted(code: &str) -> bool {
    code.contains('!') && !code.contains('.')
}

/// Whether the kind of a decode error is one that such a body can have.
fn fits(kind: DecodeErrorKind, expected: &Verdict) -> bool {
    use DecodeErrorKind as Kind;
    match expected {
        Verdict::Envelope(_) => false,
        Verdict::NoEnvelope => kind == Kind::NotEnvelope,
        Verdict::Duplicate => kind == Kind::DuplicateMember,
        Verdict::TooDeep => matches!(kind, Kind::TooDeep | Kind::DuplicateMember),
        Verdict::UnreadableText => matches!(kind, Kind::NotEnvelope | Kind::DuplicateMember),
        Verdict::NotJson => !matches!(kind, Kind::NotEnvelope | Kind::TooLarge),
    }
}
