//! All ways to read a body give the same, to the byte: the scalar reader, which defines it, and the fast ones.

use std::fs;
use std::path::Path;

use tcenvelope::{DecodeError, Envelope, Options};

/// What can be told from outside; of texts also where they stand.
fn parts<'a>(
    decoded: &'a Result<Envelope<'a>, DecodeError>,
) -> Result<impl PartialEq + std::fmt::Debug + use<'a>, &'a DecodeError> {
    let envelope = decoded.as_ref()?;
    let place = |text: &'a str| (text.as_ptr(), text);
    let failure = envelope.failure();
    Ok((
        place(envelope.response().raw()),
        envelope
            .request_id()
            .map(|id| (place(id.raw()), id.as_borrowed())),
        failure.map(|failure| (failure.code().raw(), failure.code().as_borrowed())),
        failure.map(|failure| (failure.message().raw(), failure.message().as_borrowed())),
        envelope.anomalies(),
    ))
}

/// Whether it is an envelope.
fn check_with(options: &Options, body: &[u8]) -> bool {
    let ways = options.decode_in_all_ways(body);
    let mut ways = ways.iter().flatten();
    let scalar = ways.next().expect("the scalar reader is one");
    for way in ways {
        assert_eq!(
            parts(way),
            parts(scalar),
            "{:?}",
            String::from_utf8_lossy(body)
        );
    }
    assert_eq!(parts(&options.decode(body)), parts(scalar));
    scalar.is_ok()
}

fn check(body: &[u8]) -> bool {
    check_with(&Options::new(), body)
}

fn check_fast(body: &[u8]) {
    assert!(check(body), "{:?}", String::from_utf8_lossy(body));
    for is_fast in Options::new().are_fast(body).into_iter().flatten() {
        assert!(is_fast, "{:?}", String::from_utf8_lossy(body));
    }
}

#[test]
fn on_all_vectors() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../conformance/vectors")];
    let mut bodies = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let body = fs::read(path).unwrap();
            check(&body);
            for depth in [1, 2, 3, 1024] {
                check_with(&Options::new().with_max_depth(depth).unwrap(), &body);
            }
            bodies += 1;
        }
    }
    assert!(bodies > 300, "{bodies} bodies");
}

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

#[test]
fn at_the_limits_of_depth() {
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}"), (r#"[{"a":"#, "}]")] {
        let levels = open.matches(['[', '{']).count();
        for depth in (1..5).chain(60..70).chain(125..131).chain(1020..1027) {
            let times = depth / levels;
            let body = format!(
                r#"{{"Response":{{"a":{}1{},"b":[{{}}]}}}}"#,
                open.repeat(times),
                close.repeat(times)
            );
            for limit in [1, 2, 3, 63, 64, 65, 66, 128, 1023, 1024] {
                let options = Options::new().with_max_depth(limit).unwrap();
                let is_within = times * levels + 2 <= limit && limit >= 4;
                assert_eq!(
                    check_with(&options, body.as_bytes()),
                    is_within || (times == 0 && limit >= 4),
                    "{body} {limit}"
                );
            }
        }
    }
}

/// Numbers of no use to a gambler: the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits fit") % limit
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    fn value(&mut self, into: &mut String, depth: usize) {
        const SPACE: &[&str] = &["", "", "", " ", "\n    ", "\t", "                         "];
        const SCALARS: &[&str] = &[
            "0",
            "1",
            "-1",
            "10",
            "1.5",
            "-0.25e-7",
            "1e5",
            "true",
            "false",
            "null",
            "12345678901234567890",
        ];
        const STRINGS: &[&str] = &[
            "",
            "a",
            "Response",
            "RequestId",
            "Error",
            "Code",
            "\\n",
            "\\\\",
            "\\\"",
            "中文",
            "😀",
            "\\ud83d",
            "{",
            "]",
            ":",
            ",",
            " ",
            "ed93f3cb-f35e-473f-b9f3-0d451b8b79c6",
            "\\u4e2d",
            "/",
        ];
        let string = |random: &mut Self, into: &mut String| {
            into.push('"');
            for _ in 0..random.below(4) {
                into.push_str(random.of(STRINGS));
            }
            into.push('"');
        };
        let kind = self.below(if depth == 0 { 3 } else { 7 });
        match kind {
            0 => into.push_str(self.of(SCALARS)),
            1 | 2 => string(self, into),
            _ => {
                let is_object = kind < 5;
                into.push(if is_object { '{' } else { '[' });
                for index in 0..self.below(6) {
                    if index > 0 {
                        into.push(',');
                    }
                    into.push_str(self.of(SPACE));
                    if is_object {
                        string(self, into);
                        into.push_str(self.of(SPACE));
                        into.push(':');
                        into.push_str(self.of(SPACE));
                    }
                    self.value(into, depth - 1);
                    into.push_str(self.of(SPACE));
                }
                into.push(if is_object { '}' } else { ']' });
            }
        }
    }
}

/// Bodies made at random, as they are and with some bytes changed.
#[test]
fn on_random_bodies() {
    const BYTES: &[u8] =
        b"\0\x0c\x1a\t\n \"\\,:{}[]0129.-+eEutfn/bAa\x7f\x80\xbf\xc0\xc3\xe4\xed\xf0\xf4\xff";
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let mut valid = 0;
    for _ in 0..4000 {
        let mut body = String::from(r#"{"Response":{"#);
        for _ in 0..random.below(6) {
            body.push_str(random.of(&[
                "\"a\":",
                "\"Error\":",
                "\"RequestId\" : ",
                "\"Tags\": ",
                "\n  \"中\":",
            ]));
            random.value(&mut body, 4);
            body.push(',');
        }
        body.push_str(random.of(&[
            r#""RequestId":"r"}}"#,
            r#""b":1},"c":[]}"#,
            r#""b":{}}, "Error": {"Code": "X"}}  "#,
        ]));
        valid += usize::from(check(body.as_bytes()));
        let body = body.into_bytes();
        for _ in 0..6 {
            let mut changed = body.clone();
            for _ in 0..=random.below(3) {
                let at = random.below(changed.len());
                match random.below(4) {
                    0 => changed[at] = BYTES[random.below(BYTES.len())],
                    1 => changed.insert(at, BYTES[random.below(BYTES.len())]),
                    2 => drop(changed.remove(at)),
                    _ => {
                        let other = random.below(changed.len());
                        changed.swap(at, other);
                    }
                }
            }
            check(&changed);
        }
    }
    assert!(valid > 1000, "{valid} valid");
}
