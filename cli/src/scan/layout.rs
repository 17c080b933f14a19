//! Whether a file is one record, or has one in each line.

use tcenvelope::{DecodeErrorKind, Hint, Options};

/// Whether a file with this beginning, which has whole lines unless it is the whole file, is one record.
///
/// It is none if its first line is JSON by itself: a body in one line is read alike either way. It is one if it goes on as
/// one JSON text over the lines, or begins as an HTTP answer. What is neither has a fault: its lines are records if one of
/// them is a JSON object by itself, or if it begins as text that nobody would send as a body. Else it is one record with a
/// fault, or something that is one thing: a page of HTML, binary data.
pub(super) fn is_one_record(beginning: &[u8]) -> bool {
    let mut lines = beginning
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.trim_ascii().is_empty());
    let Some(first) = lines.next() else {
        return false;
    };
    if is_json(first) {
        return false;
    }
    let Err(error) = json().decode_json(beginning) else {
        return true;
    };
    if error.kind() == DecodeErrorKind::Truncated || error.hint() == Some(Hint::LooksLikeHttp) {
        return true;
    }
    // Lines of a body that people indented begin with white space.
    if lines.any(|line| line.starts_with(b"{") && is_json(line)) {
        return false;
    }
    let first = first.trim_ascii();
    error.hint().is_some()
        || error.kind() == DecodeErrorKind::InvalidUtf8
        || first.starts_with(b"{")
        || first.starts_with(b"[")
}

fn is_json(line: &[u8]) -> bool {
    json().decode_json(line).is_ok()
}

/// What may be JSON at all.
fn json() -> Options {
    Options::new()
        .with_max_depth(Options::HIGHEST_MAX_DEPTH)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_apart() {
        for lines in [
            "",
            "\n \r\n",
            "{}",
            "{\"a\": 1}\r\n",
            "\n\n{}\nrubbish\n",
            "null\n",
            "\u{feff}{}\n{}\n",
            // Cut at its beginning, as a rotated log is.
            "ode\": \"X\"}}\n{\"Response\": {}}\n",
            "{\"Response\": {\"a\n{\"Response\": {}}\n",
            "{\"Response\": {\"a\": 1,\n{\"Response\": {}}\n",
            "<html>502</html>\n{\"Response\": {}}\n",
            // A log that is no JSON.
            "2026-11-23 INFO {\"Response\": {}}\n2026-11-23 INFO {\"Response\": {}}\n",
        ] {
            assert!(!is_one_record(lines.as_bytes()), "{lines:?}");
        }
        for one in [
            &b"{\n  \"Response\": {}\n}\n"[..],
            b"[\n{},\n{}\n]",
            // Without indentation, and cut.
            b"{\n\"Response\": {\n\"List\": [\n{}\n",
            b"{\n  \"Response\": oops,\n  \"a\": {}\n}\n",
            b"\xef\xbb\xbf\r\n{\r\n}\r\n",
            b"<!doctype html>\n<p>\n",
            b"HTTP/1.1 200 OK\r\n\r\n{}\n",
            b"\x89PNG\r\n\x1a\n\x00\x00",
            b"{\n",
        ] {
            assert!(is_one_record(one), "{}", one.escape_ascii());
        }
    }
}
