//! Values, pointers and iteration, beside `serde_json` on every valid vector of the conformance suite.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod conformance;

use std::fs;
use std::path::PathBuf;

use serde_json::Value as Json;
use tcenvelope::{HttpResponse, Kind, LookupErrorKind, Options, Response, Value};

/// Every body of the conformance suite that is an envelope; none in a published package.
fn bodies() -> Vec<(PathBuf, Vec<u8>)> {
    let Some(vectors) = conformance::vectors() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for group in fs::read_dir(vectors).unwrap() {
        for file in fs::read_dir(group.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                let body = fs::read(&path).unwrap();
                found.push((path, body));
            }
        }
    }
    found.retain(|(_, body)| tcenvelope::decode(body).is_ok());
    assert!(found.len() > 300);
    found
}

/// Compares a value with what `serde_json` makes of the same text, all the way down, by iteration and by look-up.
fn compare(value: Value<'_>, json: &Json, pointer: &str, root: Value<'_>) {
    assert_eq!(
        root.pointer(pointer).map(|found| found.raw()),
        Ok(value.raw()),
        "{pointer}"
    );
    assert_eq!(
        serde_json::from_str::<Json>(value.raw()).unwrap(),
        *json,
        "{pointer}"
    );
    match json {
        Json::Null => assert!(value.is_null()),
        Json::Bool(expected) => assert_eq!(value.as_bool(), Ok(*expected)),
        Json::Number(number) => {
            assert_eq!(
                value.as_i64().ok(),
                number.as_i64().or((value.raw() == "-0").then_some(0)),
                "{number}"
            );
            assert_eq!(
                value.as_u64().ok(),
                number.as_u64().or((value.raw() == "-0").then_some(0)),
                "{number}"
            );
            assert_eq!(
                value.as_f64().ok().map(f64::to_bits),
                value.raw().parse().ok().map(f64::to_bits)
            );
        }
        Json::String(expected) => assert_eq!(value.as_text().unwrap(), expected.as_str()),
        Json::Array(expected) => {
            assert_eq!(value.elements().count(), expected.len());
            for (index, (element, json)) in value.elements().zip(expected).enumerate() {
                assert_eq!(value.element(index), Some(element));
                compare(element, json, &format!("{pointer}/{index}"), root);
            }
            assert_eq!(value.element(expected.len()), None);
        }
        Json::Object(expected) => {
            let names: std::collections::HashSet<String> =
                value.members().map(|(name, _)| name.to_string()).collect();
            assert_eq!(names.len(), expected.len());
            for (name, json) in expected {
                let token = name.replace('~', "~0").replace('/', "~1");
                compare(
                    value.member(name).unwrap(),
                    json,
                    &format!("{pointer}/{token}"),
                    root,
                );
            }
        }
    }
    assert_eq!(value.kind() == Kind::Array, json.is_array());
    assert_eq!(value.kind() == Kind::Object, json.is_object());
}

#[test]
fn every_value_is_what_serde_json_reads() {
    let mut compared = 0;
    let bodies = bodies();
    for (path, body) in &bodies {
        let text = std::str::from_utf8(body)
            .unwrap()
            .trim_start_matches('\u{feff}');
        // `serde_json` refuses half a surrogate pair, and an f64 that overflows: those the vectors cover.
        let Ok(json) = serde_json::from_str::<Json>(text) else {
            continue;
        };
        let envelope = tcenvelope::decode(body).unwrap();
        compare(
            envelope.response(),
            &json["Response"],
            "",
            envelope.response(),
        );
        let fields = json["Response"].as_object().unwrap();
        for (name, _) in envelope.fields() {
            assert!(
                name != "RequestId" && name != "Error" && fields.contains_key(&*name.to_cow()),
                "{path:?}"
            );
        }
        for name in fields.keys() {
            let fixed = name == "RequestId" || name == "Error";
            assert_eq!(
                envelope.fields().get(name).is_none(),
                fixed,
                "{path:?} {name}"
            );
        }
        compared += 1;
    }
    assert!(compared > 250 || bodies.is_empty(), "{compared} compared");
}

#[test]
fn iteration_gives_duplicates_in_order_and_look_up_the_last() {
    let body = br#"{"Response":{"A":1,"B":2,"A":3,"O":{"x":1,"\u0078":2},"RequestId":"r"}}"#;
    let envelope = tcenvelope::decode(body).unwrap();
    let fields: Vec<(String, &str)> = envelope
        .fields()
        .iter()
        .map(|(name, value)| (name.to_string(), value.raw()))
        .collect();
    let expected = [
        ("A", "1"),
        ("B", "2"),
        ("A", "3"),
        ("O", r#"{"x":1,"\u0078":2}"#),
    ];
    assert!(
        fields
            .iter()
            .map(|(name, raw)| (name.as_str(), *raw))
            .eq(expected)
    );
    assert_eq!(envelope.fields().get("A").unwrap().as_i64(), Ok(3));
    assert_eq!(envelope.pointer("/O/x").unwrap().as_i64(), Ok(2));
}

#[test]
fn a_look_up_says_why_it_gave_nothing() {
    let body = br#"{"Response":{"A":[10,20],"N":1.0,"S":"s","RequestId":"r"}}"#;
    let envelope = tcenvelope::decode(body).unwrap();
    let kind = |pointer| envelope.pointer(pointer).unwrap_err().kind();
    for missing in [
        "/B",
        "/A/2",
        "/S/0",
        "/A/0/x",
        "/A/1000000000000000000000000000000",
        "/",
    ] {
        assert_eq!(kind(missing), LookupErrorKind::NotFound, "{missing}");
    }
    for invalid in [
        "A", "/A/-", "/A/01", "/A/+1", "/A/", "/A/x", "/~", "/~2", "/B/~", " /A",
    ] {
        assert_eq!(kind(invalid), LookupErrorKind::InvalidPointer, "{invalid}");
    }
    let field = |name| envelope.fields().get(name).unwrap();
    assert_eq!(
        field("N").as_i64().unwrap_err().kind(),
        LookupErrorKind::NotInteger
    );
    assert_eq!(
        field("S").as_i64().unwrap_err().kind(),
        LookupErrorKind::WrongKind
    );
    assert_eq!(
        field("A").as_text().unwrap_err().kind(),
        LookupErrorKind::WrongKind
    );
    assert!(field("A").member("0").is_none() && field("S").element(0).is_none());
}

/// Text that is no JSON comes in through bindings only, by mistake; the answers make no sense, but they end.
#[test]
fn nonsense_does_no_harm() {
    let pieces = ["{", "}", "[", "]", "\"", "\\", ":", ",", "a", "中", " "];
    for first in pieces {
        for second in pieces {
            for third in pieces {
                let text = format!("{first}{second}{third}{first}");
                let value = Value::from_valid_json(&text);
                assert!(
                    value.members().count() <= text.len() && value.elements().count() <= text.len()
                );
                let _ = (
                    value.as_text(),
                    value.as_f64(),
                    value.pointer("/a/0"),
                    value.kind(),
                );
            }
        }
    }
}

#[test]
fn an_owned_response_says_the_same() {
    fn is_shareable<T: Send + Sync + Clone + 'static>(_: &T) {}
    for (path, body) in bodies() {
        let borrowed = tcenvelope::decode(&body).unwrap();
        let place = body.as_ptr();
        let copy = body.clone();
        let owned = Response::decode(copy).unwrap();
        is_shareable(&owned);
        assert!(owned.envelope() == borrowed, "{path:?}");
        assert_eq!(
            owned.envelope().summary().to_string(),
            borrowed.summary().to_string()
        );
        assert_eq!(owned.body(), body);
        let moved = Response::try_from(body).unwrap();
        assert_eq!(moved.body().as_ptr(), place, "the body was copied");
    }
    for broken in [&b"\xff"[..], b"", b"[", b"{}"] {
        assert_eq!(
            Response::decode(broken.to_vec()).unwrap_err(),
            tcenvelope::decode(broken).unwrap_err()
        );
    }
}

#[test]
fn an_owned_http_response_says_the_same() {
    let options = Options::new().with_product("ecdn");
    let bodies = bodies().into_iter().map(|(_, body)| body);
    for body in bodies.chain([&b"\xff"[..], b"<", b"[", b"{}"].map(<[u8]>::to_vec)) {
        let answer = HttpResponse::new(502, &body)
            .with_header("Content-Type", "text/html")
            .with_header("X-TC-RequestId", "from the header")
            .with_header("Retry-After", "3");
        let owned = Response::decode_http(&answer, &options);
        let owned = owned.as_ref().map(Response::envelope);
        assert!(owned == options.decode_http(&answer).as_ref().copied());
    }
}
