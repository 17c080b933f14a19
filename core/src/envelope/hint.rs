//! What bytes that are no envelope may be instead. A hint helps a person; nothing is decided by it.

use std::fmt;

/// What a body that is no envelope looks like.
///
/// ```
/// let error = tcenvelope::decode(&[0x1f, 0x8b, 0x08]).unwrap_err();
/// assert_eq!(error.hint(), Some(tcenvelope::Hint::LooksLikeGzip));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Hint {
    /// The body of an API 2.0 response: `code` with `message` or `codeDesc`, and no `Response`.
    LegacyApi,
    /// An HTML page, as proxies and load balancers send.
    LooksLikeHtml,
    /// gzip data: the HTTP client did not decompress the body.
    LooksLikeGzip,
    /// zlib data, which HTTP calls deflate.
    LooksLikeDeflate,
    /// Zstandard data.
    LooksLikeZstd,
    /// A stream of server-sent events: `data:` lines.
    LooksLikeEventStream,
    /// The head of an HTTP answer stands before the body.
    LooksLikeHttp,
    /// UTF-16 text.
    LooksLikeUtf16,
}

/// What an HTML page begins with, in any case.
const HTML: [&[u8]; 5] = [b"<!doctype html", b"<html", b"<head", b"<body", b"<!--"];

impl Hint {
    /// The name, the same in every language: `LooksLikeHtml`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LegacyApi => "LegacyApi",
            Self::LooksLikeHtml => "LooksLikeHtml",
            Self::LooksLikeGzip => "LooksLikeGzip",
            Self::LooksLikeDeflate => "LooksLikeDeflate",
            Self::LooksLikeZstd => "LooksLikeZstd",
            Self::LooksLikeEventStream => "LooksLikeEventStream",
            Self::LooksLikeHttp => "LooksLikeHttp",
            Self::LooksLikeUtf16 => "LooksLikeUtf16",
        }
    }

    /// What the hint means, as the end of a sentence.
    pub(in crate::envelope) const fn text(self) -> &'static str {
        match self {
            Self::LegacyApi => "this is the body of an API 2.0 response",
            Self::LooksLikeHtml => "the body looks like an HTML page",
            Self::LooksLikeGzip => "the body looks like gzip data that was not decompressed",
            Self::LooksLikeDeflate => "the body looks like deflate data that was not decompressed",
            Self::LooksLikeZstd => "the body looks like zstd data that was not decompressed",
            Self::LooksLikeEventStream => "the body looks like a stream of server-sent events",
            Self::LooksLikeHttp => "the head of an HTTP answer stands before the body",
            Self::LooksLikeUtf16 => "the body looks like UTF-16 text",
        }
    }

    /// What the first bytes of a body that is no JSON look like.
    pub(in crate::envelope) fn of(body: &[u8]) -> Option<Self> {
        match body {
            [0x1f, 0x8b, ..] => return Some(Self::LooksLikeGzip),
            [0x78, 0x01 | 0x5e | 0x9c | 0xda, ..] => return Some(Self::LooksLikeDeflate),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => return Some(Self::LooksLikeZstd),
            // A byte order mark, or the zero half of a character that JSON text may begin with (`{`, white space, a quote).
            // Three zeros would be UTF-32.
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return Some(Self::LooksLikeUtf16),
            [0, b' '..=b'~' | b'\t' | b'\n' | b'\r', ..]
            | [b' '..=b'~' | b'\t' | b'\n' | b'\r', 0]
            | [b' '..=b'~' | b'\t' | b'\n' | b'\r', 0, 1..=0xff, ..] => {
                return Some(Self::LooksLikeUtf16);
            }
            _ => {}
        }
        let text = body
            .strip_prefix(b"\xef\xbb\xbf")
            .unwrap_or(body)
            .trim_ascii_start();
        let begins = |prefix: &[u8]| {
            text.get(..prefix.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        };
        if HTML.into_iter().any(begins) {
            Some(Self::LooksLikeHtml)
        } else if text.starts_with(b"data:") || text.starts_with(b"event:") {
            Some(Self::LooksLikeEventStream)
        } else if text.starts_with(b"HTTP/") {
            Some(Self::LooksLikeHttp)
        } else {
            None
        }
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}
