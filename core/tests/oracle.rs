//! `serde_json` says which bytes are JSON, and an independent search says where they stop being so.

use serde_json::value::RawValue;
use tcenvelope::{DecodeErrorKind, Options};

/// Bodies, and every body that differs from one of them in one byte.
fn bodies() -> impl Iterator<Item = Vec<u8>> {
    let seeds = [
        r#"{"Response":{"Error":{"Code":"A.B","Message":"m\u4e2d\n"},"RequestId":"x"}}"#.as_bytes(),
        r#"{"Response":{"L":[1,-0.5e+7,true,false,null,"中😀"],"RequestId":null},"X":[]}"#
            .as_bytes(),
        b"\xef\xbb\xbf { \"Response\" : { } } \r\n\t",
        b"[0,1,[],{},\"\"]",
    ];
    let bytes = b"\0\t\n \"\\,:{}[]0129.-+eEutfn/bAa\x7f\x80\xbf\xc0\xc3\xe4\xed\xf0\xf4\xff";
    seeds.into_iter().flat_map(move |seed| {
        let changed = (0..seed.len()).flat_map(move |at| {
            bytes.iter().flat_map(move |byte| {
                let mut replaced = seed.to_vec();
                replaced[at] = *byte;
                let mut inserted = seed.to_vec();
                inserted.insert(at, *byte);
                let mut removed = seed.to_vec();
                removed.remove(at);
                [replaced, inserted, removed]
            })
        });
        changed.chain([seed.to_vec()])
    })
}

fn is_json(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    // A raw value checks the grammar and passes lone surrogates; UTF-8 in what it passes over is for us to check.
    std::str::from_utf8(body).is_ok() && serde_json::from_slice::<&RawValue>(body).is_ok()
}

#[test]
fn agrees_with_serde_json_on_what_is_json() {
    let mut valid = 0;
    let mut invalid = 0;
    for body in bodies() {
        let kind = tcenvelope::decode(&body).err().map(|error| error.kind());
        let ours = matches!(
            kind,
            None | Some(DecodeErrorKind::NotEnvelope | DecodeErrorKind::DuplicateMember)
        );
        assert_eq!(
            ours,
            is_json(&body),
            "{:?}: {kind:?}",
            String::from_utf8_lossy(&body)
        );
        *if ours { &mut valid } else { &mut invalid } += 1;
    }
    assert!(
        valid > 1000 && invalid > 10_000,
        "{valid} valid, {invalid} invalid"
    );
}

/// What stands before the offset could have gone on to be JSON; with the byte at the offset it cannot.
#[test]
fn the_offset_is_the_first_impossible_byte() {
    let mut checked = 0;
    for body in bodies() {
        let Err(error) = tcenvelope::decode(&body) else {
            continue;
        };
        let possible = |prefix: &[u8]| {
            !matches!(
                tcenvelope::decode(prefix).map_err(|error| error.kind()),
                Err(DecodeErrorKind::InvalidJson | DecodeErrorKind::InvalidUtf8)
            )
        };
        match error.kind() {
            DecodeErrorKind::InvalidJson => {
                assert!(possible(&body[..error.offset()]), "{error}: {body:?}");
                // A character between tokens is impossible as a whole: its first byte may begin a byte order mark.
                let rest = &body[error.offset()..];
                let character = 1 + rest[1..]
                    .iter()
                    .take_while(|byte| **byte & 0xc0 == 0x80)
                    .count();
                assert!(
                    !possible(&body[..error.offset() + character]),
                    "{error}: {body:?}"
                );
                checked += 1;
            }
            DecodeErrorKind::Truncated | DecodeErrorKind::Empty => {
                assert_eq!(error.offset(), body.len());
            }
            DecodeErrorKind::InvalidUtf8 => {
                assert!(possible(&body[..error.offset()]), "{error}: {body:?}");
                let error_at = std::str::from_utf8(&body).unwrap_err().valid_up_to();
                assert_eq!(error.offset(), error_at, "{body:?}");
                checked += 1;
            }
            _ => {}
        }
        let before = &body[..error.offset()];
        assert_eq!(error.line(), before.split(|byte| *byte == b'\n').count());
        assert_eq!(
            error.column(),
            before.rsplit(|byte| *byte == b'\n').next().unwrap().len() + 1
        );
    }
    assert!(checked > 10_000, "{checked} checked");
}

#[test]
fn excerpts_show_the_place_and_cut_no_character() {
    let body = format!(
        r#"{{"Response":{{"a":"{}\x{}"}}}}"#,
        "中".repeat(30),
        "中".repeat(30)
    )
    .into_bytes();
    let error = Options::new().decode(&body).unwrap_err();
    let excerpt = error.excerpt(&body);
    assert!(
        excerpt.contains("中\\x中") && !excerpt.contains('\u{fffd}'),
        "{excerpt}"
    );
    assert!(excerpt.len() <= 86, "{} bytes", excerpt.len());
    let error = tcenvelope::decode(b"{\x07\xe2\x80\xae").unwrap_err();
    assert_eq!(error.excerpt(b"{\x07\xe2\x80\xae"), r"{\u{7}\u{202e}");
    let wide = format!(
        r#"{{"Response":{{"a":"{}\x{}"}}}}"#,
        "😀".repeat(30),
        "😀".repeat(30)
    )
    .into_bytes();
    let error = Options::new().decode(&wide).unwrap_err();
    let excerpt = error.excerpt(&wide);
    assert!(
        excerpt.contains("😀\\x😀") && !excerpt.contains('\u{fffd}'),
        "{excerpt}"
    );
    // A body other than the decoded one makes no sense, but no harm either.
    assert_eq!(error.excerpt(b"short"), "short");
    let error = tcenvelope::decode(b"{\x07\xe2\x80\xae").unwrap_err();
    assert_eq!(error.excerpt(b""), "");
}
