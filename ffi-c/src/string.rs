//! Text across the boundary: pointer and length.

use std::ffi::c_char;
use std::ptr::NonNull;

/// A text, borrowed from whatever the function that returned it says. UTF-8, not NUL-terminated, and it may hold any
/// character, U+0000 too. `data` is never NULL in what this library returns.
///
/// Print it with `printf("%" TCE_STR_FMT "\n", TCE_STR_ARG(text))`, make one with `TCE_STR("literal")`.
/// `fwrite(text.data, 1, text.len, stdout)` prints what is behind an U+0000 too.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct tce_str {
    /// The first byte.
    pub data: *const c_char,
    /// How many bytes.
    pub len: usize,
}

impl tce_str {
    pub(crate) const EMPTY: Self = Self {
        data: NonNull::dangling().as_ptr(),
        len: 0,
    };

    pub(crate) fn new(text: &str) -> Self {
        Self {
            data: text.as_ptr().cast(),
            len: text.len(),
        }
    }

    /// The bytes, or `None` for a length without data.
    ///
    /// # Safety
    /// If `data` is not NULL, `len` bytes must be readable there for as long as `'a` lasts.
    pub(crate) unsafe fn bytes<'a>(self) -> Option<&'a [u8]> {
        // SAFETY: the caller promises what `bytes` asks for.
        unsafe { bytes(self.data.cast(), self.len) }
    }

    /// The text, or `None` for bytes that are not UTF-8 and for a length without data.
    ///
    /// # Safety
    /// As [`bytes`](Self::bytes).
    pub(crate) unsafe fn text<'a>(self) -> Option<&'a str> {
        // SAFETY: the caller promises what `bytes` asks for.
        let bytes = unsafe { self.bytes() }?;
        std::str::from_utf8(bytes).ok()
    }
}

impl Default for tce_str {
    fn default() -> Self {
        Self::EMPTY
    }
}

/// `len` bytes at `data`, where NULL is as good as anything if there are none. `None` if there is no such slice.
///
/// # Safety
/// If `data` is not NULL, `len` bytes must be readable there for as long as `'a` lasts.
pub(crate) unsafe fn bytes<'a>(data: *const u8, len: usize) -> Option<&'a [u8]> {
    if len == 0 {
        return Some(&[]);
    }
    if data.is_null() || isize::try_from(len).is_err() {
        return None;
    }
    // SAFETY: the caller promises the bytes; that there can be so many was checked above.
    Some(unsafe { std::slice::from_raw_parts(data, len) })
}

/// Whether two texts have the same bytes.
///
/// @param left  A text; `data` may be NULL if `len` is 0.
/// @param right A text; likewise.
/// @return true if they are equal. A text whose `data` is NULL and whose `len` is not 0 equals nothing. Any thread
///         may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_str_equal(left: tce_str, right: tce_str) -> bool {
    // SAFETY: the caller passes texts whose bytes are readable during this call.
    let left = unsafe { left.bytes() };
    // SAFETY: as above.
    let right = unsafe { right.bytes() };
    matches!((left, right), (Some(left), Some(right)) if left == right)
}
