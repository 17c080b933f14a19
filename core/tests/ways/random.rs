//! Bodies made at random.

use crate::check;

/// Numbers of no use to a gambler: the same in every run.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new() -> Self {
        Self(0x2545_f491_4f6c_dd1d)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
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
    let mut random = Random::new();
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
