//! Members of all kinds, valid and not, at every place of a block.

use crate::{check, check_fast};

/// Members that are valid, and such that are not.
const VALID: &[&str] = &[
    r#""a":"b""#,
    r#""\u0052equestId":"\u4e2d\n""#,
    r#""RequestID":"q\\\"\\""#,
    r#""a":"\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\""#,
    "\"中文😀\":\"é\u{7f}\"",
    r#""a":-0.5e+17"#,
    r#""a":0"#,
    r#""a":[0,10,-1,1.5,1e5,0.25E-3,123456789012345678901234567890123456789012345678901234567890123456789.5]"#,
    r#""a":[true,false,null]"#,
    r#""a":[],"b":{},"c":[{}],"d":[[]],"e":[{"x":[1,{"y":"z"}]},{"x":{}}]"#,
    "\"a\" :\t[ 1 ,\n\r { \"b\" : \"c\" , \"d\" : [ ] } ]",
    r#""Error":{"Code":"A.B","Message":"m\/"},"x":"{[,:]}""#,
    r#""Error":null"#,
    r#""RequestId":123.5"#,
    r#""Response":{"a":1}"#,
];

const INVALID: &[&str] = &[
    r#""a":01"#,
    r#""a":-"#,
    r#""a":1."#,
    r#""a":.5"#,
    r#""a":1e"#,
    r#""a":+1"#,
    r#""a":1 2"#,
    r#""a":00"#,
    r#""a":1;"#,
    r#""a":12:3"#,
    r#""a":tru"#,
    r#""a":truee"#,
    r#""a":nulll"#,
    r#""a":False"#,
    r#""a":"b"c"#,
    r#""a":"b"1"#,
    r#""a":1"b""#,
    r#""a":"b""c""#,
    r#""a":"\x""#,
    r#""a":"\u12g4""#,
    r#""a":"\u12""#,
    "\"a\":\"\n\"",
    "\"a\":\"\u{1f}\"",
    "\"a\":\u{c}1",
    "\"a\"\u{1a}1",
    "\"a\":1\u{0}",
    "\"a\":\u{1}1",
    "\"a\":\u{2}{}",
    "\"a\":\u{8}[\u{b}]\u{e}",
    "\u{7f}\"a\":1",
    "\"a\":1\u{a0}",
    r#""a""#,
    r#""a":"#,
    r#""a"::1"#,
    r#""a":"b":1"#,
    r#""a":,1"#,
    r#""a":1,"#,
    r#""a":1,,"b":1"#,
    r#",
"a":1"#,
    r#"1:"a""#,
    "1",
    r#""a":{"b"}"#,
    r#""a":{"b":1,}"#,
    r#""a":{"b":1,2}"#,
    r#""a":{1}"#,
    r#""a":{"b":1,"c"}"#,
    r#""a":{,}"#,
    r#""a":{:}"#,
    r#""a":{[]}"#,
    r#""a":[1,]"#,
    r#""a":[,1]"#,
    r#""a":[,]"#,
    r#""a":["b":1]"#,
    r#""a":[1:2]"#,
    r#""a":[1}"#,
    r#""a":{"b":1]"#,
    r#""a":{]"#,
    r#""a":[}"#,
    r#""a":[]]"#,
    r#""a":{}}"#,
    r#""a":[{"b":1],2}"#,
    r#""a":[[]"#,
    r#""a":{}{}"#,
    r#""a":[][]"#,
    r#""a":"\"#,
    r#""Error":{},"Error":{}"#,
    r#""Error":{"Code":"a","Code":"b"}"#,
];

/// Each at every place of a block, and over the end of a window.
#[test]
fn at_every_place() {
    let mut bodies = Vec::new();
    for (is_valid, members) in [(true, VALID), (false, INVALID)] {
        for members in members {
            for before in (0..66).chain(470..514) {
                let space = " ".repeat(before);
                let text = "x".repeat(before);
                bodies.push((is_valid, format!(r#"{{{space}"Response":{{{members}}}}}"#)));
                bodies.push((
                    is_valid,
                    format!(r#"{{"Response":{{"T":"{text}",{members},"t":"{text}","n":1}}}}"#),
                ));
                bodies.push((
                    is_valid,
                    format!(r#"{{"Response":{{"L":["{text}",[{{{members}}}],1,2]}}}}"#),
                ));
            }
        }
    }
    for (is_valid, body) in bodies {
        if is_valid {
            check_fast(body.as_bytes());
        } else {
            check(body.as_bytes());
        }
    }
}

#[test]
fn cut_at_every_byte() {
    let long = format!(
        r#"{{"Response":{{{},"中":"{}"}}}}"#,
        VALID[..9].join(","),
        "😀".repeat(70)
    );
    for mark in ["", "\u{feff}"] {
        let body = format!("{mark}{long}");
        check_fast(body.as_bytes());
        for end in 0..body.len() {
            check(&body.as_bytes()[..end]);
            // Bytes that are no UTF-8, too.
            let mut broken = body.clone().into_bytes();
            broken[end] = 0xff;
            check(&broken);
        }
    }
}

/// Where the backslash of a name stands in another window than its opening quote.
#[test]
fn escaped_names_behind_any_number_of_bytes() {
    for spaces in 0..2200 {
        let white = " ".repeat(spaces);
        let body = format!(r#"{{"Response":{{"A":1{white},"Request\u0049d":"b"}}}}"#);
        check_fast(body.as_bytes());
        let envelope = tcenvelope::decode(body.as_bytes()).unwrap();
        assert_eq!(envelope.request_id().unwrap(), "b", "{spaces} spaces");
        let body = format!(r#"{{"Response":{{"RequestId":"a"{white},"Request\u0049d":"b"}}}}"#);
        assert!(!check(body.as_bytes()), "{spaces} spaces");
    }
}
