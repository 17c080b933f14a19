//! Values of a response: two words on the caller's stack, read when they are visited.

use std::ffi::{c_char, c_void};
use std::ptr;

use tcenvelope_core::{Kind, LookupError, LookupErrorKind, Value};

use crate::boundary::guard;
use crate::status::tce_status;
use crate::string::tce_str;
use crate::text_output::TextOutput;

/// What kind of value it is.
#[repr(u32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum tce_kind {
    /// No value: a `tce_value` that is all zero.
    None = 0,
    /// `null`
    Null = 1,
    /// `true` or `false`
    Bool = 2,
    /// A number, of any size and precision.
    Number = 3,
    /// A string.
    String = 4,
    /// An array.
    Array = 5,
    /// An object.
    Object = 6,
}

impl tce_kind {
    pub(crate) const ALL: [Self; 7] = [
        Self::None,
        Self::Null,
        Self::Bool,
        Self::Number,
        Self::String,
        Self::Array,
        Self::Object,
    ];

    pub(crate) fn from_number(number: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| *kind as u32 == number)
    }
}

impl From<Kind> for tce_kind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Null => Self::Null,
            Kind::Bool => Self::Bool,
            Kind::Number => Self::Number,
            Kind::String => Self::String,
            Kind::Array => Self::Array,
            Kind::Object => Self::Object,
        }
    }
}

/// A value of a response, borrowed from it (after `tce_response_decode_borrowed`, from the body). Pass it by value;
/// there is nothing to free. It costs nothing until it is visited; a visit looks at the value's own bytes only, and
/// allocates nothing. All zero, it is no value (`TCE_KIND_NONE`).
///
/// @code
/// const char body[] = "{\"Response\":{\"Set\":[{\"Id\":\"i-1\"}],\"RequestId\":\"ed93\"}}";
/// tce_response *response = NULL;
/// tce_response_decode(body, sizeof body - 1, NULL, &response, NULL);
/// tce_value set;
/// tce_value id;
/// tce_str text;
/// if (tce_response_pointer(response, TCE_STR("/Set/0"), &set) == TCE_STATUS_OK &&
///     tce_value_member(set, TCE_STR("Id"), &id) == TCE_STATUS_OK) {
///     char buffer[64];
///     assert(tce_value_str(id, buffer, sizeof buffer, &text) == TCE_STATUS_OK);
///     assert(tce_str_equal(text, TCE_STR("i-1")));
/// }
/// tce_response_free(response);
/// @endcode
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct tce_value {
    /// Not for use; `tce_value_raw` gives the text.
    pub opaque_data: *const c_void,
    /// Not for use.
    pub opaque_len: usize,
}

impl tce_value {
    pub(crate) const NONE: Self = Self {
        opaque_data: ptr::null(),
        opaque_len: 0,
    };

    pub(crate) fn new(value: Value<'_>) -> Self {
        Self::from_text(value.raw())
    }

    /// A value that is known by the text it has in the body.
    pub(crate) fn from_text(raw: &str) -> Self {
        Self {
            opaque_data: raw.as_ptr().cast(),
            opaque_len: raw.len(),
        }
    }

    /// The value, unless it is none.
    ///
    /// # Safety
    /// The value must be zeroed, or one that this library gave, whose response (or body) still lives.
    pub(crate) unsafe fn get<'a>(self) -> Option<Value<'a>> {
        if self.opaque_data.is_null() {
            return None;
        }
        // SAFETY: `from_text` made it from a text that the caller keeps alive.
        let bytes = unsafe { std::slice::from_raw_parts(self.opaque_data.cast(), self.opaque_len) };
        // SAFETY: the text was a `str`, and neither a response nor a body that is borrowed ever changes.
        Some(Value::from_valid_json(unsafe {
            std::str::from_utf8_unchecked(bytes)
        }))
    }
}

impl From<LookupError> for tce_status {
    fn from(error: LookupError) -> Self {
        match error.kind() {
            LookupErrorKind::NotFound => Self::NotFound,
            LookupErrorKind::InvalidPointer => Self::InvalidPointer,
            LookupErrorKind::WrongKind => Self::WrongKind,
            LookupErrorKind::NotInteger => Self::NotInteger,
            LookupErrorKind::OutOfRange => Self::OutOfRange,
            // A kind that the core has and this file forgot: the conformance vectors would show it.
            _ => Self::Internal,
        }
    }
}

/// Reads something of a value and writes it to `out`.
///
/// # Safety
/// As [`tce_value::get`]; `out` is NULL or writable.
pub(crate) unsafe fn read<T>(
    value: tce_value,
    out: *mut T,
    read: impl FnOnce(Value<'_>) -> Result<T, tce_status>,
) -> tce_status {
    guard(tce_status::Internal, || {
        if out.is_null() {
            return tce_status::NullPointer;
        }
        // SAFETY: as the caller promises.
        let Some(value) = (unsafe { value.get() }) else {
            return tce_status::WrongKind;
        };
        match read(value) {
            Ok(found) => {
                // SAFETY: not NULL, and writable as the caller promises.
                unsafe { out.write(found) };
                tce_status::Ok
            }
            Err(status) => status,
        }
    })
}

/// What kind of value it is.
///
/// @param value A value; all zero is none.
/// @return The kind; `TCE_KIND_NONE` for no value. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_value_kind(value: tce_value) -> tce_kind {
    guard(tce_kind::None, || {
        // SAFETY: the caller passes a value that the library gave, whose response lives, or none.
        unsafe { value.get() }.map_or(tce_kind::None, |value| value.kind().into())
    })
}

/// The value as the body has it, to the letter: an object with its brackets, a string with its quotes and escapes.
///
/// @param value A value; all zero is none.
/// @return The text, borrowed from where the value is; empty for no value. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_value_raw(value: tce_value) -> tce_str {
    // SAFETY: the caller passes a value that the library gave, whose response lives, or none.
    unsafe { value.get() }.map_or(tce_str::EMPTY, |value| tce_str::new(value.raw()))
}

/// A string. It is borrowed if nothing in it is escaped, and decoded into the buffer otherwise.
///
/// @param value    A value; all zero is none.
/// @param buffer   Where a string with escapes goes; it may be NULL if `capacity` is 0.
/// @param capacity Bytes of the buffer. The length of `tce_value_raw` always suffices.
/// @param out      Gets the string, borrowed from where the value is, or in the buffer. On
///                 `TCE_STATUS_BUFFER_TOO_SMALL` it gets {NULL, the capacity needed}. NULL is
///                 `TCE_STATUS_NULL_POINTER`.
/// @return `TCE_STATUS_OK`; `TCE_STATUS_WRONG_KIND` if it is no string; `TCE_STATUS_BUFFER_TOO_SMALL`. Any thread may
///         call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_value_str(
    value: tce_value,
    buffer: *mut c_char,
    capacity: usize,
    out: *mut tce_str,
) -> tce_status {
    let give = |output: TextOutput| {
        // SAFETY: the caller passes a value that the library gave, whose response lives, or none.
        let value = unsafe { value.get() }.ok_or(tce_status::WrongKind)?;
        output.give_text(value.as_text()?)
    };
    // SAFETY: the pointers are NULL or writable, as the caller promises.
    unsafe { TextOutput::guarded(buffer, capacity, out, give) }
}

/// An integer that was written as one: `1.0` and `1e3` are none.
///
/// @param value A value; all zero is none.
/// @param out   Gets the number. NULL is `TCE_STATUS_NULL_POINTER`.
/// @return `TCE_STATUS_OK`; `TCE_STATUS_WRONG_KIND` if it is no number, `TCE_STATUS_NOT_INTEGER`,
///         `TCE_STATUS_OUT_OF_RANGE`. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_value_i64(value: tce_value, out: *mut i64) -> tce_status {
    // SAFETY: the caller keeps the promises of this function's documentation.
    unsafe { read(value, out, |value| Ok(value.as_i64()?)) }
}

/// An integer that was written as one and is not negative: `1.0` and `1e3` are none.
///
/// @param value A value; all zero is none.
/// @param out   Gets the number. NULL is `TCE_STATUS_NULL_POINTER`.
/// @return As `tce_value_i64`. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_value_u64(value: tce_value, out: *mut u64) -> tce_status {
    // SAFETY: the caller keeps the promises of this function's documentation.
    unsafe { read(value, out, |value| Ok(value.as_u64()?)) }
}

/// A number as the nearest double.
///
/// @param value A value; all zero is none.
/// @param out   Gets the number. NULL is `TCE_STATUS_NULL_POINTER`.
/// @return `TCE_STATUS_OK`; `TCE_STATUS_WRONG_KIND` if it is no number, `TCE_STATUS_OUT_OF_RANGE` if it would be
///         infinite. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_value_f64(value: tce_value, out: *mut f64) -> tce_status {
    // SAFETY: the caller keeps the promises of this function's documentation.
    unsafe { read(value, out, |value| Ok(value.as_f64()?)) }
}

/// `true` or `false`.
///
/// @param value A value; all zero is none.
/// @param out   Gets it. NULL is `TCE_STATUS_NULL_POINTER`.
/// @return `TCE_STATUS_OK`; `TCE_STATUS_WRONG_KIND` if it is neither. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_value_bool(value: tce_value, out: *mut bool) -> tce_status {
    // SAFETY: the caller keeps the promises of this function's documentation.
    unsafe { read(value, out, |value| Ok(value.as_bool()?)) }
}

/// The member of an object with a name, the last one if there are several.
///
/// @param value A value; all zero is none.
/// @param name  The name, not escaped; `data` may be NULL if `len` is 0.
/// @param out   Gets the member's value. NULL is `TCE_STATUS_NULL_POINTER`.
/// @return `TCE_STATUS_OK`; `TCE_STATUS_NOT_FOUND`; `TCE_STATUS_WRONG_KIND` if it is no object;
///         `TCE_STATUS_INVALID_ARGUMENT` for a name without data or in another encoding than UTF-8. Any thread may call
///         this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_value_member(
    value: tce_value,
    name: tce_str,
    out: *mut tce_value,
) -> tce_status {
    // SAFETY: the caller passes a text whose bytes are readable.
    let name = unsafe { name.text() };
    let member = |value: Value<'_>| {
        let name = name.ok_or(tce_status::InvalidArgument)?;
        if value.kind() != Kind::Object {
            return Err(tce_status::WrongKind);
        }
        value
            .member(name)
            .map(tce_value::new)
            .ok_or(tce_status::NotFound)
    };
    // SAFETY: the caller keeps the promises of this function's documentation.
    unsafe { read(value, out, member) }
}

/// The element of an array.
///
/// @param value A value; all zero is none.
/// @param index Which one, counted from 0. To visit all, iterate: this one walks from the beginning each time.
/// @param out   Gets the element. NULL is `TCE_STATUS_NULL_POINTER`.
/// @return `TCE_STATUS_OK`; `TCE_STATUS_NOT_FOUND`; `TCE_STATUS_WRONG_KIND` if it is no array. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_value_element(
    value: tce_value,
    index: usize,
    out: *mut tce_value,
) -> tce_status {
    let element = |value: Value<'_>| {
        if value.kind() != Kind::Array {
            return Err(tce_status::WrongKind);
        }
        value
            .element(index)
            .map(tce_value::new)
            .ok_or(tce_status::NotFound)
    };
    // SAFETY: the caller keeps the promises of this function's documentation.
    unsafe { read(value, out, element) }
}
