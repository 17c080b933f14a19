//! Searches for a body, or a body and a pointer, on which the values of tcenvelope and of `serde_json` differ: kinds,
//! getters, look-up, pointers and iteration. `tests/test_fuzz.py` builds and runs it.
//!
//! The input is a JSON pointer, a NUL, and a body; without a NUL it is a body.
#![no_main]

use std::collections::HashSet;
use std::hint::black_box;

use libfuzzer_sys::fuzz_target;
use serde_json::Value as Json;
use tcenvelope::{LookupErrorKind, Value};

fuzz_target!(|data: &[u8]| {
    let mut parts = data.splitn(2, |byte| *byte == 0);
    let first = parts.next().unwrap_or_default();
    let (pointer, body) = parts.next().map_or((&b""[..], first), |body| (first, body));
    // Exactly as long as the body, so that the address sanitizer sees a read beyond its end.
    let body: Box<[u8]> = body.into();
    let Ok(envelope) = tcenvelope::decode(&body) else {
        return;
    };
    let text = std::str::from_utf8(&body)
        .expect("an envelope is UTF-8")
        .trim_start_matches('\u{feff}');
    // `serde_json` refuses half a surrogate pair and a number beyond f64: there the vectors must do.
    let Ok(json) = serde_json::from_str::<Json>(text) else {
        return;
    };
    let json = &json["Response"];
    compare(envelope.response(), json);

    let mut names: HashSet<String> = envelope
        .fields()
        .iter()
        .map(|(name, _)| name.to_string())
        .collect();
    if cfg!(feature = "planted-bug") {
        // The bug to be searched for: no seed has such a name.
        names.retain(|name| !name.contains('!'));
    }
    let fixed = |name: &str| name == "RequestId" || name == "Error";
    let expected: HashSet<String> = json
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, _)| name.clone())
        .filter(|name| !fixed(name))
        .collect();
    assert_eq!(names, expected);

    if let Ok(pointer) = std::str::from_utf8(pointer) {
        let found = black_box(envelope.pointer(pointer)).map_err(|error| error.kind());
        match (found, expected_at(json, pointer)) {
            (Ok(value), Ok(json)) => compare(value, json),
            (found, expected) => assert_eq!(found.map(|_| ()), expected.map(|_| ())),
        }
    }
});

fn compare(value: Value<'_>, json: &Json) {
    assert_eq!(
        serde_json::from_str::<Json>(value.raw()).ok().as_ref(),
        Some(json)
    );
    let is_negative_zero = value.raw() == "-0";
    assert_eq!(value.is_null(), json.is_null());
    assert_eq!(value.as_bool().ok(), json.as_bool());
    assert_eq!(
        value.as_i64().ok(),
        json.as_i64().or(is_negative_zero.then_some(0))
    );
    assert_eq!(
        value.as_u64().ok(),
        json.as_u64().or(is_negative_zero.then_some(0))
    );
    let double = if json.is_number() {
        value.raw().parse::<f64>().ok()
    } else {
        None
    };
    assert_eq!(
        value.as_f64().ok().map(f64::to_bits),
        double.map(f64::to_bits)
    );
    assert_eq!(
        value.as_text().ok().map(|text| text.to_string()).as_deref(),
        json.as_str()
    );
    let elements: Vec<Value<'_>> = value.elements().collect();
    assert_eq!(elements.len(), json.as_array().map_or(0, Vec::len));
    for (index, element) in elements.into_iter().enumerate() {
        assert_eq!(value.element(index), Some(element));
        compare(element, &json[index]);
    }
    let names: HashSet<String> = value.members().map(|(name, _)| name.to_string()).collect();
    assert_eq!(
        names.len(),
        json.as_object().map_or(0, serde_json::Map::len)
    );
    for name in names {
        compare(value.member(&name).expect("it was there"), &json[name]);
    }
}

/// RFC 6901, written here once more. (`Json::pointer` takes `~2`, and leading zeros.)
fn expected_at<'a>(json: &'a Json, pointer: &str) -> Result<&'a Json, LookupErrorKind> {
    let mut tokens = pointer.split('/');
    if tokens.next() != Some("") {
        return Err(LookupErrorKind::InvalidPointer);
    }
    let mut names = Vec::new();
    for token in tokens {
        let mut name = String::new();
        let mut characters = token.chars();
        while let Some(character) = characters.next() {
            name.push(match character {
                '~' => match characters.next() {
                    Some('0') => '~',
                    Some('1') => '/',
                    _ => return Err(LookupErrorKind::InvalidPointer),
                },
                other => other,
            });
        }
        names.push((token, name));
    }
    let mut at = json;
    for (token, name) in names {
        at = match at {
            Json::Object(members) => members.get(&name).ok_or(LookupErrorKind::NotFound)?,
            Json::Array(elements) => {
                let digits = token.chars().all(|c| c.is_ascii_digit());
                if token.is_empty() || !digits || (token.starts_with('0') && token != "0") {
                    return Err(LookupErrorKind::InvalidPointer);
                }
                let index = token
                    .parse::<usize>()
                    .map_err(|_| LookupErrorKind::NotFound)?;
                elements.get(index).ok_or(LookupErrorKind::NotFound)?
            }
            _ => return Err(LookupErrorKind::NotFound),
        };
    }
    Ok(at)
}
