//! Typed replies: which of the three errors it is, and what is kept when the shape is wrong.

use std::collections::BTreeMap;

use serde::Deserialize;
use tcenvelope::Error;

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Page {
    total_count: u64,
    #[serde(default)]
    instance_set: Vec<Instance>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "PascalCase")]
struct Instance {
    id: String,
    price: Option<f64>,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Wrapped(Page);

const BODY: &[u8] =
    br#"{"Response":{"TotalCount":18446744073709551615,"InstanceSet":[{"Id":"i\u002d1"},{"Id":"2","Price":0.1}],
    "RequestId":"r-1"}}"#;

#[test]
fn fills_a_struct_that_denies_what_it_does_not_know() {
    let reply = tcenvelope::parse::<Page>(BODY).unwrap();
    assert_eq!(reply.request_id.as_deref(), Some("r-1"));
    assert_eq!(reply.fields.total_count, u64::MAX);
    assert_eq!(
        reply.fields.instance_set[0],
        Instance {
            id: "i-1".to_owned(),
            price: None
        }
    );
    assert_eq!(reply.fields.instance_set[1].price, Some(0.1));
    assert_eq!(
        tcenvelope::parse::<Wrapped>(BODY).unwrap().fields.0,
        reply.fields
    );
    assert!(
        tcenvelope::parse::<Option<Page>>(BODY)
            .unwrap()
            .fields
            .is_some()
    );
    let map = tcenvelope::parse::<BTreeMap<String, serde_json::Value>>(BODY)
        .unwrap()
        .fields;
    assert_eq!(
        map.keys().collect::<Vec<_>>(),
        ["InstanceSet", "TotalCount"]
    );
    tcenvelope::parse::<()>(br#"{"Response":{"RequestId":"r"}}"#).unwrap();
}

#[test]
fn a_wrong_shape_keeps_path_and_request_id_and_shows_no_value() {
    for (body, path) in [
        (
            r#"{"Response":{"TotalCount":"secret","RequestId":"r-1"}}"#,
            "TotalCount",
        ),
        (
            r#"{"Response":{"TotalCount":1,"InstanceSet":[{"Id":"a"},{"Id":7}],"RequestId":"r-1"}}"#,
            "InstanceSet[1].Id",
        ),
        (r#"{"Response":{"InstanceSet":[],"RequestId":"r-1"}}"#, "."),
        (
            r#"{"Response":{"TotalCount":1,"TotalCount":2,"RequestId":"r-1"}}"#,
            ".",
        ),
    ] {
        let error = tcenvelope::parse::<Page>(body.as_bytes()).unwrap_err();
        let text = error.to_string();
        assert!(text.contains("r-1") && !text.contains("secret"), "{text}");
        assert!(
            std::error::Error::source(&error).is_none(),
            "a reporter would print the value"
        );
        let Error::Shape(error) = error else {
            panic!("{text}")
        };
        assert_eq!(error.path(), path);
        assert_eq!(error.request_id(), Some("r-1"));
        assert!(!error.detail().to_string().is_empty());
    }
}

#[test]
fn a_failure_is_no_shape_and_no_decode_error() {
    let body = br#"{"Response":{"Error":{"Code":"LimitExceeded.X","Message":"secret"},"RequestId":"r-1"}}"#;
    let Err(Error::Api(error)) = tcenvelope::parse::<Page>(body) else {
        panic!()
    };
    assert_eq!(error.code().family(), "LimitExceeded");
    assert_eq!(error.message(), "secret");
    assert_eq!(error.request_id(), Some("r-1"));
    assert_eq!(
        error.to_string(),
        "failure code=LimitExceeded.X request_id=r-1"
    );
    assert!(matches!(
        tcenvelope::parse::<Page>(b"<html>"),
        Err(Error::Decode(_))
    ));
    is_owned::<Error>();
}

fn is_owned<T: Send + Sync + 'static>() {}
