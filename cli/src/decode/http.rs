//! A whole HTTP answer as text: status line, headers, an empty line, and the body.

use tcenvelope::HttpResponse;

use crate::failure::Failure;

/// Splits an answer as `curl -i` prints it. Heads that come before the last one, of `100 Continue` or of a proxy, are passed
/// over. What only begins as a head is the body. Lines may end with LF alone, as they do when text was copied from a screen.
pub(super) fn split(answer: &[u8]) -> Result<HttpResponse<'_>, Failure> {
    let mut last = split_first(answer)?;
    while last.body().starts_with(b"HTTP/") {
        match split_first(last.body()) {
            Ok(next) => last = next,
            Err(_) => break,
        }
    }
    Ok(last)
}

fn split_first(answer: &[u8]) -> Result<HttpResponse<'_>, Failure> {
    let (head, body) = split_head(answer)?;
    read_head(head, body)
}

fn split_head(answer: &[u8]) -> Result<(&[u8], &[u8]), Failure> {
    let mut end = 0;
    for line in answer.split_inclusive(|byte| *byte == b'\n') {
        end += line.len();
        if line.trim_ascii().is_empty() && end > line.len() {
            return Ok((&answer[..end], &answer[end..]));
        }
    }
    Err(no_head(
        "it has no empty line between the headers and the body",
    ))
}

fn read_head<'a>(head: &'a [u8], body: &'a [u8]) -> Result<HttpResponse<'a>, Failure> {
    let mut lines = head.split(|byte| *byte == b'\n');
    let status = lines
        .next()
        .and_then(status)
        .ok_or_else(|| no_head("it does not begin with a status line"))?;
    let mut response = HttpResponse::new(status, body);
    for line in lines {
        // A header that is no text is none of those that matter.
        let Some((name, value)) = std::str::from_utf8(line)
            .ok()
            .and_then(|line| line.split_once(':'))
        else {
            continue;
        };
        response = response.with_header(name, value);
    }
    Ok(response)
}

/// The status of a line such as `HTTP/2 200` or `HTTP/1.1 200 OK`.
fn status(line: &[u8]) -> Option<u16> {
    let mut words = std::str::from_utf8(line).ok()?.split_ascii_whitespace();
    words
        .next()
        .filter(|version| version.starts_with("HTTP/"))?;
    let digits = words.next().filter(|digits| digits.len() == 3)?;
    digits
        .parse()
        .ok()
        .filter(|status| (100..=999).contains(status))
}

fn no_head(what: &str) -> Failure {
    Failure::Usage(format!(
        "this is no HTTP answer as `curl -i` prints it: {what}; without --http it is taken for a body"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_head_counts() {
        let answer =
            b"HTTP/1.1 100 Continue\r\n\r\nHTTP/2 429 \r\nX-TC-RequestId: ed93f3cb\r\n\r\n{}";
        let response = split(answer).expect("two heads");
        assert_eq!(
            response,
            HttpResponse::new(429, b"{}").with_header("x-tc-requestid", "ed93f3cb")
        );
    }

    #[test]
    fn lines_may_end_without_a_carriage_return() {
        let response = split(b"HTTP/1.1 200 OK\nDate: now\n\nHTTP").expect("a head");
        assert_eq!(
            response,
            HttpResponse::new(200, b"HTTP").with_header("Date", "now")
        );
    }

    #[test]
    fn a_body_may_begin_as_a_head() {
        for body in ["HTTP/1.1 502", "HTTP/1.1 502 Bad Gateway\n", "HTTP/x\n\n{}"] {
            let answer = format!("HTTP/1.1 200 OK\r\n\r\n{body}");
            let response = split(answer.as_bytes()).expect("a head");
            assert_eq!(response, HttpResponse::new(200, body.as_bytes()));
        }
        let heads = "HTTP/1.1 100\n\n".repeat(100_000);
        assert!(split(heads.as_bytes()).expect("heads").body().is_empty());
    }

    #[test]
    fn what_has_no_head_is_refused() {
        for answer in [
            "",
            "\n",
            "{}",
            "{}\n\n",
            "HTTP/1.1 200 OK\r\n",
            "HTTP/1.1 2000\n\n",
            "HTTP/1.1 +20\n\n",
        ] {
            assert!(
                matches!(split(answer.as_bytes()), Err(Failure::Usage(_))),
                "{answer:?}"
            );
        }
    }
}
