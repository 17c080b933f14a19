//! What a block or a window may cut in two.

/// Where a piece stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Inside a string.
    Text,
    /// As the value of a member.
    Member,
    /// As an element of an array.
    Element,
}

#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) place: Place,
    pub(crate) bytes: Vec<u8>,
    pub(crate) is_valid: bool,
}

const VALID_TEXTS: &[&str] = &[
    "\\n",
    "\\\"",
    "\\\\",
    "\\/",
    "\\b\\f\\r\\t",
    "\\\"\\\\\\\"",
    "\\u4e2d",
    "\\u0000",
    "\\uABcd",
    "\\\\u12g4",
    "\\ud83d\\ude00",
    "\\ud83d",
    "\\ude00\\ud83d",
    "\\ud83d\\u0041",
    "\\udbff\\udfff",
    "\\ud800\\\\udc00",
    "{}[]:,",
    "\t\x7f",
    "é",
    "\u{80}\u{7ff}",
    "中",
    "\u{800}\u{d7ff}",
    "\u{e000}\u{ffff}",
    "😀",
    "\u{10000}\u{10ffff}",
    "a中é😀b",
    "中\\n中",
    "\u{feff}",
];

/// What is no UTF-8, or no string.
const INVALID_TEXTS: &[&[u8]] = &[
    b"\\x",
    b"\\u12g4",
    b"\\u12",
    b"\\u123\\",
    b"\\U1234",
    b"\\\n",
    b"\\\\\\a",
    b"\\\xe4\xb8\xad",
    b"a\"b",
    b"a\",",
    b"a\"\"b",
    b"\x80",
    b"\xbf\xbf",
    b"\xc3",
    b"\xc3\\\"",
    b"\xc0\xaf",
    b"\xc1\xbf",
    b"\xe4\xb8",
    b"\xe4",
    b"\xe4\xb8\xe4\xb8\xad",
    b"\xe0\x9f\xbf",
    b"\xed\xa0\x80",
    b"\xed\xbf\xbf",
    b"\xf0\x9f\x98",
    b"\xf0\x9f",
    b"\xf0",
    b"\xf0\x8f\xbf\xbf",
    b"\xf4\x90\x80\x80",
    b"\xf5\x80\x80\x80",
    b"\xf8\x88\x80\x80\x80",
    b"\xff",
    b"\xfe\xff",
    b"\xf0\x9f\x98\x80\x80",
];

const VALID_SCALARS: &[&str] = &[
    "0",
    "-0",
    "7",
    "-1",
    "10",
    "1.5",
    "-0.0",
    "0e0",
    "1e5",
    "1E+5",
    "1e-05",
    "-0.25e-7",
    "12345678901234567890",
    "123456789012345678901234567890123456789012345678901234567890123456789",
    "-123456789012345678901234567890123456789012345678901234567890123.5",
    "0.000000000000000000000000000000000000000000000000000000000000000001",
    "1e0000000000000000000000000000000000000000000000000000000000000000001",
    "true",
    "false",
    "null",
    "\"\"",
    "[]",
    "{}",
    "[ ]",
    "{ }",
    "[[]]",
    "[{}]",
    "{\"a\":{}}",
    "{\"a\":1,\"b\":[2]}",
    "{ \"a\" : [ 1 , 2 ] }",
];

const INVALID_SCALARS: &[&str] = &[
    "01",
    "00",
    "-01",
    "-",
    "--1",
    "- 1",
    "+1",
    "1.",
    "1.e5",
    ".5",
    "-.5",
    "1..5",
    "1.5.5",
    "1e",
    "1e+",
    "1E-",
    "1e+-5",
    "1e5.5",
    "1e5e5",
    "1-1",
    "1+",
    "0x1",
    "1_0",
    "1 2",
    "1a",
    "1\"",
    "1\u{a0}",
    "12345678901234567890123456789012345678901234567890123456789012345678.",
    "1234567890123456789012345678901234567890123456789012345678901234567890a",
    "0123456789012345678901234567890123456789012345678901234567890123456789",
    "NaN",
    "Infinity",
    "tru",
    "truE",
    "truee",
    "True",
    "true1",
    "truetrue",
    "fals",
    "falze",
    "falsee",
    "nul",
    "nulll",
    "null\"\"",
    "n",
    "t rue",
    "\u{feff}1",
];

const TOKENS: &[&str] = &["{", "}", "[", "]", ":", ",", "\"a\"", "1", "null"];

/// Runs of backslashes before a quote, up to more than a block holds.
pub(crate) const LONGEST_RUN: usize = 70;

/// A run of backslashes; where the last one escapes the quote, another quote is needed, and may be missing.
pub(crate) fn backslashes(count: usize) -> Vec<Piece> {
    let run = "\\".repeat(count);
    let text = |text: String, is_valid| piece(Place::Text, text.as_bytes(), is_valid);
    // The quote that ends the string stands behind the piece.
    vec![
        text(run.clone(), count % 2 == 0),
        text(format!("{run}\""), count % 2 == 1),
        text(format!("{run}x"), count % 2 == 0),
        text(format!("{run}u4e2d"), true),
    ]
}

fn piece(place: Place, bytes: &[u8], is_valid: bool) -> Piece {
    Piece {
        place,
        bytes: bytes.to_vec(),
        is_valid,
    }
}

/// Texts, control characters, numbers and literals.
pub(crate) fn single() -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut add = |place, bytes: &[u8], is_valid| pieces.push(piece(place, bytes, is_valid));
    for text in VALID_TEXTS {
        // A tab must be escaped.
        add(Place::Text, text.as_bytes(), !text.contains('\t'));
    }
    for text in INVALID_TEXTS {
        add(Place::Text, text, false);
    }
    for control in 0..=b' ' {
        let is_white = b" \t\n\r".contains(&control);
        add(Place::Text, &[control], control == b' ');
        add(Place::Member, &[control, b'1'], is_white);
        add(Place::Element, &[b'1', control], is_white);
    }
    for place in [Place::Member, Place::Element] {
        for scalar in VALID_SCALARS {
            add(place, scalar.as_bytes(), true);
        }
        for scalar in INVALID_SCALARS {
            add(place, scalar.as_bytes(), false);
        }
    }
    pieces
}

/// Of all tokens, alone and with something before and behind them that makes some of them valid.
pub(crate) fn pairs() -> Vec<Piece> {
    let mut pieces = Vec::new();
    for first in TOKENS {
        for second in TOKENS {
            for (place, before, behind) in [
                (Place::Member, "", ""),
                (Place::Member, "{\"a\":1,", "\"b\":2}"),
                (Place::Member, "{\"a\"", "3}"),
                (Place::Element, "", ""),
                (Place::Element, "[", "]"),
                (Place::Element, "[4,", ",5]"),
            ] {
                let text = format!("{before}{first}{second}{behind}");
                let is_valid = serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok()
                    || (place == Place::Element && is_array(&text));
                pieces.push(piece(place, text.as_bytes(), is_valid));
            }
        }
    }
    pieces
}

/// Whether this is what can stand between two commas of an array.
fn is_array(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(&format!("[0,{text},0]")).is_ok()
}
