//! Hostile nesting: the limit is exact, and the stack does not grow with the body.

use std::thread;

use tcenvelope::{DecodeErrorKind, Options};

fn nested(levels: usize, open: &str, close: &str) -> Vec<u8> {
    format!(
        "{{\"Response\":{}0{}}}",
        open.repeat(levels),
        close.repeat(levels)
    )
    .into_bytes()
}

#[test]
fn the_depth_limit_is_exact() {
    let with_max_depth = |depth| Options::new().with_max_depth(depth).unwrap();
    for depth in [2, 3, 63, 64, 65, 128, 1023, 1024] {
        let body = format!(
            r#"{{"Response":{{"a":{}{}}}}}"#,
            "[".repeat(depth - 2),
            "]".repeat(depth - 2)
        );
        let body = if depth == 2 {
            r#"{"Response":{"a":0}}"#.to_owned()
        } else {
            body
        };
        assert!(
            with_max_depth(depth).decode(body.as_bytes()).is_ok(),
            "depth {depth}"
        );
        let error = with_max_depth(depth - 1)
            .decode(body.as_bytes())
            .unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::TooDeep, "depth {depth}");
        let innermost = if depth == 2 { 12 } else { 17 + depth - 3 };
        assert_eq!(error.offset(), innermost, "depth {depth}");
    }
}

/// In a debug build frames are far larger. A release build needs 8 KiB at most, as `ffi-c/tests/small_stack.c` measures; no
/// thread has less than 16.
#[test]
fn a_million_levels_on_a_small_stack() {
    let stack = if cfg!(debug_assertions) { 512 } else { 16 } * 1024;
    let bodies = [
        nested(1_000_000, "[", "]"),
        nested(1_000_000, "{\"a\":", "}"),
        nested(500_000, "[{\"a\":", "}]"),
        vec![b'['; 1_000_000],
    ];
    for body in bodies {
        let decoded = move || {
            let options = Options::new()
                .with_max_depth(Options::HIGHEST_MAX_DEPTH)
                .unwrap();
            [Options::new(), options].map(|options| options.decode(&body).unwrap_err().kind())
        };
        let kinds = thread::Builder::new()
            .stack_size(stack)
            .spawn(decoded)
            .unwrap()
            .join()
            .unwrap();
        assert_eq!(kinds, [DecodeErrorKind::TooDeep; 2]);
    }
}
