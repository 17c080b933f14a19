//! Texts that go into a buffer of the caller's.

use std::ffi::c_char;
use std::fmt::{self, Write as _};
use std::ptr;

use tcenvelope_core::Text;

use crate::boundary::guard;
use crate::status::tce_status;
use crate::string::tce_str;

/// Where a function puts a text: into `out`, and what cannot be borrowed into the buffer first.
pub(crate) struct TextOutput {
    buffer: *mut c_char,
    capacity: usize,
    out: *mut tce_str,
}

impl TextOutput {
    /// Runs what gives a text, if there is a place for one.
    ///
    /// # Safety
    /// `buffer` is NULL or has `capacity` writable bytes, which `give` does not read; `out` is NULL or writable.
    pub(crate) unsafe fn guarded(
        buffer: *mut c_char,
        capacity: usize,
        out: *mut tce_str,
        give: impl FnOnce(Self) -> Result<(), tce_status>,
    ) -> tce_status {
        guard(tce_status::Internal, || {
            if out.is_null() || (buffer.is_null() && capacity > 0) {
                return tce_status::NullPointer;
            }
            let output = Self {
                buffer,
                capacity,
                out,
            };
            give(output).err().unwrap_or(tce_status::Ok)
        })
    }

    /// Gives a string of the body: borrowed if it has no escape, else decoded.
    pub(crate) fn give_text(self, text: Text<'_>) -> Result<(), tce_status> {
        match text.as_borrowed() {
            Some(borrowed) => {
                self.write(tce_str::new(borrowed));
                Ok(())
            }
            None => self.give(&text),
        }
    }

    /// Gives a text that is put together where it is written.
    pub(crate) fn give(self, text: &impl fmt::Display) -> Result<(), tce_status> {
        let mut length = Length(0);
        // Neither counting nor writing what was counted fails.
        let _ = write!(length, "{text}");
        if length.0 > self.capacity {
            self.write(tce_str {
                data: ptr::null(),
                len: length.0,
            });
            return Err(tce_status::BufferTooSmall);
        }
        let mut writer = Writer {
            next: self.buffer,
            free: self.capacity,
        };
        let _ = write!(writer, "{text}");
        self.write(tce_str {
            data: self.buffer,
            len: self.capacity - writer.free,
        });
        Ok(())
    }

    fn write(&self, text: tce_str) {
        // SAFETY: `guarded` checked it for NULL, and its caller promises that it is writable.
        unsafe { self.out.write(text) };
    }
}

/// Counts bytes.
struct Length(usize);

impl fmt::Write for Length {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

/// Room for a text, which may never have been initialised.
struct Writer {
    next: *mut c_char,
    free: usize,
}

impl fmt::Write for Writer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if text.len() > self.free {
            return Err(fmt::Error);
        }
        // SAFETY: `guarded`'s caller promises `free` writable bytes from `next` on, which nothing that is given lies in.
        unsafe {
            self.next
                .cast::<u8>()
                .copy_from_nonoverlapping(text.as_ptr(), text.len());
        };
        // SAFETY: within the buffer, or one past its end.
        self.next = unsafe { self.next.add(text.len()) };
        self.free -= text.len();
        Ok(())
    }
}
