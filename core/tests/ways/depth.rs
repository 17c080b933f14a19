//! Brackets: nested deeply, and closed by the wrong one.

use tcenvelope::Options;

use crate::random::Random;
use crate::{Selection, check_with};

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

/// Brackets by their number: as many levels as asked for, objects where a pattern says so.
struct Nest {
    open: String,
    close: Vec<char>,
}

impl Nest {
    fn new(levels: usize, mut is_object: impl FnMut(usize) -> bool) -> Self {
        let mut open = String::new();
        let mut close = Vec::new();
        for level in 0..levels {
            let is_object = is_object(level);
            open.push_str(if is_object { "{\"a\":" } else { "[" });
            close.push(if is_object { '}' } else { ']' });
        }
        close.reverse();
        Self { open, close }
    }

    /// Inside two objects more; behind each closing bracket stands what `behind` gives.
    fn body(&self, close: &[char], behind: &str) -> String {
        let mut body = format!("{{\"Response\":{{\"n\":{}1", self.open);
        for bracket in close {
            body.push(*bracket);
            body.push_str(behind);
        }
        body + ",\"RequestId\":\"r\"}}"
    }
}

/// Levels on both sides of 64, of the default, and of the most that is allowed; two of them are the envelope's.
const LEVELS: [usize; 15] = [
    1, 2, 3, 5, 30, 61, 62, 63, 64, 70, 125, 126, 127, 1022, 1023,
];

fn nests(levels: usize) -> Vec<Nest> {
    let mut random = Random::new();
    vec![
        Nest::new(levels, |_| true),
        Nest::new(levels, |_| false),
        Nest::new(levels, |level| level % 2 == 0),
        Nest::new(levels, |level| level % 3 == 0),
        Nest::new(levels, |level| level % 64 == 63),
        Nest::new(levels, |_| random.below(2) == 0),
    ]
}

/// Mixed brackets, and each of the closing ones once of the other kind, once missing, once twice.
#[test]
fn a_wrong_closing_bracket_at_each_level() {
    let mut selection = Selection::every(11);
    for levels in LEVELS {
        for nest in nests(levels) {
            for limit in [levels + 1, levels + 2, Options::DEFAULT_MAX_DEPTH, 1024] {
                let options = Options::new().with_max_depth(limit.min(1024)).unwrap();
                for behind in [
                    "",
                    " ",
                    "\n                                                 ",
                ] {
                    let is_within = levels + 2 <= options.max_depth();
                    let body = nest.body(&nest.close, behind);
                    assert_eq!(check_with(&options, body.as_bytes()), is_within, "{body}");
                }
                // Of a thousand levels not each.
                for level in (0..levels).step_by(1 + levels / 130) {
                    if !selection.takes() {
                        continue;
                    }
                    let mut other = nest.close.clone();
                    other[level] = if other[level] == ']' { '}' } else { ']' };
                    let mut fewer = nest.close.clone();
                    fewer.remove(level);
                    let mut more = nest.close.clone();
                    more.insert(level, more[level]);
                    for close in [other, fewer, more] {
                        let body = nest.body(&close, "");
                        assert!(!check_with(&options, body.as_bytes()), "{body}");
                    }
                }
            }
        }
    }
}

/// Values beside the brackets of every level, which a reader must know the kind of.
#[test]
fn something_beside_each_level() {
    let mut selection = Selection::every(11);
    for levels in LEVELS.into_iter().filter(|levels| *levels <= 1022) {
        for nest in nests(levels) {
            let options = Options::new().with_max_depth(1024).unwrap();
            for level in (0..levels).step_by(1 + levels / 130) {
                // What may stand behind a closing bracket: that depends on what is open outside of it.
                let outside = nest.close.get(level + 1).copied().unwrap_or('}');
                for (beside, fits) in [
                    (",2", ']'),
                    (",\"b\":2", '}'),
                    (",[]", ']'),
                    (",\"b\":{}", '}'),
                    (":2", 'x'),
                ] {
                    if selection.takes() {
                        let mut body = nest.body(&nest.close[..=level], "");
                        let tail = body.split_off(body.len() - ",\"RequestId\":\"r\"}}".len());
                        body.push_str(beside);
                        body.extend(&nest.close[level + 1..]);
                        body += &tail;
                        assert_eq!(
                            check_with(&options, body.as_bytes()),
                            fits == outside,
                            "{body}"
                        );
                    }
                }
            }
        }
    }
}
