//! Where the texts of a response lie: in the body, in the copy of the object, or decoded in room of their own.

use std::fmt::{self, Write as _};
use std::mem::MaybeUninit;

use tcenvelope_core::Text;

use crate::string::tce_str;

/// What the texts of a response may borrow.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Borrow {
    /// Nothing: the body may go at once.
    Nothing,
    /// The body, which outlives the response. What has escapes is still copied, decoded.
    Body,
}

/// Where a text of a response comes to lie.
pub(crate) enum Place<'a> {
    /// It stays where it is.
    Body(&'a str),
    /// In the object, which is copied whole: as nearly all texts do, so that they are not copied twice.
    Object { start: usize, len: usize },
    /// It has escapes, or stands beside the object.
    Room,
}

impl<'a> Place<'a> {
    pub(crate) fn of(text: Text<'a>, object: &str, borrow: Borrow) -> Self {
        let Some(plain) = text.as_borrowed() else {
            return Self::Room;
        };
        if borrow == Borrow::Body {
            return Self::Body(plain);
        }
        match text.offset_in(object) {
            Some(start) => Self::Object {
                start,
                len: plain.len(),
            },
            None => Self::Room,
        }
    }
}

/// Room for texts, behind a response. It was measured with [`Text::len`], so there is enough.
pub(crate) struct Room<'a> {
    pub(crate) free: &'a mut [MaybeUninit<u8>],
}

impl Room<'_> {
    /// Decodes a text into the room.
    pub(crate) fn copy(&mut self, text: Text<'_>) -> tce_str {
        let data = self.free.as_ptr().cast();
        let before = self.free.len();
        // A writer that is given more than was measured stops with an error; the text then ends there.
        let _ = match text.as_borrowed() {
            Some(plain) => self.write_str(plain),
            None => write!(self, "{text}"),
        };
        let len = before - self.free.len();
        tce_str { data, len }
    }
}

impl fmt::Write for Room<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let free = std::mem::take(&mut self.free);
        let (taken, free) = free.split_at_mut_checked(text.len()).ok_or(fmt::Error)?;
        // Which the compiler makes a `memcpy`.
        for (place, byte) in taken.iter_mut().zip(text.as_bytes()) {
            place.write(*byte);
        }
        self.free = free;
        Ok(())
    }
}
