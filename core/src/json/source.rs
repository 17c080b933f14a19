//! The body as text: how far it is UTF-8, and what its end means.

pub(crate) const BYTE_ORDER_MARK: &str = "\u{feff}";

/// How the text of a [`Source`] ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// With the body.
    Body,
    /// At the first byte of a character that the end of the body cuts.
    CutCharacter,
    /// At bytes that are not UTF-8.
    InvalidUtf8,
}

/// A body, split where it stops being UTF-8. The reader works on the text before that point and asks for the end
/// only when it gets there, so that a fault of the grammar further left is reported first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source<'a> {
    /// The longest prefix of the body that is UTF-8, a byte order mark included.
    pub(crate) text: &'a str,
    pub(crate) end: End,
    /// Bytes of the whole body.
    pub(crate) length: usize,
}

impl<'a> Source<'a> {
    pub(crate) fn new(body: &'a [u8]) -> Self {
        let (text, end) = match std::str::from_utf8(body) {
            Ok(text) => (text, End::Body),
            Err(error) => {
                let valid = &body[..error.valid_up_to()];
                let text = std::str::from_utf8(valid).unwrap_or_default();
                // A byte order mark is no part of the JSON: where it is cut, so is the body.
                let cut_mark = BYTE_ORDER_MARK.as_bytes().starts_with(body);
                match error.error_len() {
                    _ if cut_mark => ("", End::Body),
                    None => (text, End::CutCharacter),
                    Some(_) => (text, End::InvalidUtf8),
                }
            }
        };
        Self {
            text,
            end,
            length: body.len(),
        }
    }

    /// Bytes of the byte order mark at the start; 0 if there is none.
    pub(crate) fn byte_order_mark(&self) -> usize {
        if self.text.starts_with(BYTE_ORDER_MARK) {
            BYTE_ORDER_MARK.len()
        } else {
            0
        }
    }

    /// Whether there is nothing at all to read. A cut byte order mark is something.
    pub(crate) fn is_blank_from(&self, position: usize) -> bool {
        position == self.length && self.end == End::Body
    }
}
