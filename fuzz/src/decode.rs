//! Searches for a body on which tcenvelope and an answer made with `serde_json` disagree: whether it is JSON, whether
//! it is an envelope, outcome, request id and code; and for one that the judgement of its code, HTTP or the next step
//! makes something impossible of. `tests/test_fuzz.py` builds and runs it.
#![no_main]

mod expected;

use std::hint::black_box;
use std::time::Duration;

use libfuzzer_sys::fuzz_target;
use tcenvelope::{
    Attempt, Basis, Category, Code, DecodeErrorKind, HttpResponse, Language, NextStep, Options,
    Retry,
};

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
    in_an_http_answer(&body, &decoded);
});

/// No judgement advises what it must not, no header changes what the body says, no wait is over its cap.
fn in_an_http_answer(body: &[u8], decoded: &Result<Answer, DecodeErrorKind>) {
    // Statuses, headers and attempts are made of the body's own bytes, of its end, so that no second input is needed.
    let mut noise = [0; 8];
    let tail = &body[body.len().saturating_sub(8)..];
    noise[..tail.len()].copy_from_slice(tail);
    let noise = u64::from_le_bytes(noise);
    let text = String::from_utf8_lossy(body);
    let status = [200, 400, 404, 429, 500, 502, 503, 504][usize::from(noise.to_le_bytes()[0] % 8)];
    let answer = HttpResponse::new(status, body)
        .with_header("X-TC-RequestId", "h-1")
        .with_header("Retry-After", &text)
        .with_header("retry-after", if noise & 8 == 0 { &text } else { "7" })
        .with_header("Date", &text)
        .with_header("Content-Type", &text);
    let attempt = Attempt::new((noise >> 4 & 0xf) as u32)
        .limit((noise >> 8 & 0xf) as u32)
        .idempotent(noise & 1 << 12 != 0)
        .resigned(noise & 1 << 13 != 0)
        .random(noise.rotate_right(16));
    let (retry, next_step) = match (tcenvelope::decode_http(&answer), decoded) {
        (Ok(envelope), Ok(decoded)) => {
            // An envelope wins over the status, and its own request id over the header.
            let id = envelope.request_id().map(|id| id.to_string());
            let expected = decoded.request_id.as_deref().unwrap_or("h-1");
            assert_eq!(id.as_deref(), Some(expected));
            let retry = envelope.failure().map(|failure| {
                judge(&failure.code().to_cow());
                Code::from(failure.code()).retry()
            });
            (retry, envelope.advise(&attempt))
        }
        (Err(error), Err(kind)) => {
            assert_eq!(error.kind(), *kind);
            assert_eq!(error.http().map(tcenvelope::Http::status), Some(status));
            assert_eq!(
                error.retry() == Retry::Never,
                error.category() == Category::Unknown
            );
            (Some(error.retry()), error.advise(&attempt))
        }
        (with_http, _) => panic!("HTTP changed whether it is an envelope: {with_http:?}"),
    };
    // With the random part of a `Retry-After` of up to five minutes.
    let most = Duration::from_secs(301);
    match (next_step, retry) {
        (NextStep::Stop, _) | (NextStep::Resign { .. }, Some(Retry::AfterResign)) => {}
        (NextStep::Wait(wait), Some(Retry::Backoff | Retry::BackoffIfIdempotent)) => {
            assert!((Duration::from_secs(1)..most).contains(&wait), "{wait:?}");
        }
        (NextStep::WaitForState(wait), Some(Retry::AfterStateChange)) => {
            assert!((Duration::from_secs(5)..most).contains(&wait), "{wait:?}");
        }
        (other, retry) => panic!("{other:?} where {retry:?} was advised"),
    }
}

/// A code of any bytes, also as one of a product that they name, has a judgement that holds together.
fn judge(text: &str) {
    for code in [Code::from(text), Code::from(text).in_product(text)] {
        let judgement = code.judgement();
        if judgement.basis == Basis::None {
            let unknown = (Category::Unknown, Retry::Never);
            assert_eq!((judgement.category, judgement.retry), unknown);
        }
        assert!(!code.is_common() || judgement.basis >= Basis::Code);
        for language in Language::ALL {
            assert!(!code.description(*language).is_empty() && !code.advice(*language).is_empty());
        }
        // Trimming a code changes nothing of what it means.
        let trimmed = if code.detail().is_empty() {
            code.family().to_owned()
        } else {
            format!("{}.{}", code.family(), code.detail())
        };
        assert_eq!(
            Code::from(trimmed).judgement(),
            Code::from(text).judgement()
        );
    }
}

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
