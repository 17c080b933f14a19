//! A body cut at every byte, and with each of its bytes changed to every other.

use crate::{Selection, check, check_fast};

/// About 300 bytes, with something of every kind.
const SMALL: &str = r#"{"Response": {"A": [1, -2.50e+3, true, {"B": null, "C": []}], "D\u0041": "x\\\"\n\ud83d\ude00中é😀",
 "RequestId": "ed93f3cb-f35e-473f-b9f3-0d451b8b79c6", "Set": [[{}, {"E": "\\\\"}], "[{,:}]", false],
 "Error": {"Code": "AuthFailure.X", "Message": "m\/ \u4e2d"}}, "RequestID": 10,
 "F": ["", 0.5, 1234567890123]}"#;

#[test]
fn each_byte_to_every_other() {
    let mut body = SMALL.as_bytes().to_vec();
    assert!((290..340).contains(&body.len()), "{} bytes", body.len());
    check_fast(&body);
    let mut selection = Selection::every(13);
    let mut valid = 0;
    for at in 0..body.len() {
        let before = body[at];
        for byte in 0..=u8::MAX {
            if selection.takes() {
                body[at] = byte;
                valid += usize::from(check(&body));
            }
        }
        body[at] = before;
    }
    assert!(valid > 500, "{valid} valid");
}

/// Some kilobytes: cut at every byte, and at every byte with white space, a quote or a bracket in its place.
#[test]
fn cut_at_every_byte_of_some_kilobytes() {
    let members: Vec<String> = (0..16)
        .map(|number| {
            let text = "text 中文 \\\" \\\\ ".repeat(number % 4);
            let list = "[1,22],{\"a\":\"é\"},".repeat(number);
            format!("\"M{number}\":{{\"T\":\"{text}\",\"L\":[{list}{number}.5e1,null]}}")
        })
        .collect();
    let body = format!(
        "{{\"Response\":{{{},\"RequestId\":\"r-1\"}}}}",
        members.join(",")
    );
    let body = body.as_bytes();
    assert!((2_500..5_000).contains(&body.len()), "{} bytes", body.len());
    check_fast(body);
    let mut selection = Selection::every(5);
    for end in 0..body.len() {
        if selection.takes() {
            assert!(!check(&body[..end]), "{end}");
            for byte in [b' ', b'"', b']', b'\\'] {
                let mut changed = body.to_vec();
                changed[end] = byte;
                check(&changed);
            }
        }
    }
}
