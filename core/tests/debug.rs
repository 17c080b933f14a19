//! Debug output ends in logs: `unwrap`, `{:?}` and a `main` that returns an error print it. None shows what a body holds.

use std::fmt::Debug;

use tcenvelope::{Error, HttpResponse, Response, decode, decode_http, parse};

const FAILURE: &str = r#"{"Response": {"Error": {"Code": "InvalidParameter", "Message": "hunter2"}, "Key": "hunter2",
    "Keys": ["hunter2"], "RequestId": "ed93f3cb"}}"#;
const SUCCESS: &str =
    r#"{"Response": {"Key": "hunter2", "Keys": ["hunter2"], "RequestId": "ed93f3cb"}}"#;

fn shown(thing: &impl Debug) -> String {
    let (plain, pretty) = (format!("{thing:?}"), format!("{thing:#?}"));
    assert!(!plain.contains("hunter2"), "{plain}");
    assert!(!pretty.contains("hunter2"), "{pretty}");
    plain
}

#[test]
fn what_decoding_gives_shows_no_value() {
    let envelope = decode(FAILURE.as_bytes()).unwrap();
    shown(&envelope);
    shown(&envelope.outcome());
    shown(&envelope.failure());
    shown(&envelope.response());
    shown(&envelope.fields());
    shown(&envelope.fields().iter());
    shown(&envelope.response().members());
    shown(&envelope.pointer("/Keys").unwrap().elements());
    shown(&envelope.pointer("/Key").unwrap().as_i64());
    shown(&Response::decode(FAILURE.into()).unwrap());
    shown(&decode(&FAILURE.as_bytes()[..80]));
    let answer = HttpResponse::new(200, FAILURE.as_bytes());
    assert!(shown(&answer).starts_with("HttpResponse(200, 1"));
    shown(&decode_http(&answer));
}

#[test]
fn errors_show_their_text() {
    let api = parse::<()>(FAILURE.as_bytes()).unwrap_err();
    assert_eq!(
        shown(&api),
        "Api(ApiError(failure code=InvalidParameter request_id=ed93f3cb))"
    );
    let shape = parse::<std::collections::HashMap<String, u64>>(SUCCESS.as_bytes()).unwrap_err();
    assert!(shown(&shape).starts_with("Shape(ShapeError(a field has another shape at Key"));
    assert!(matches!(shape, Error::Shape(_)));
}
