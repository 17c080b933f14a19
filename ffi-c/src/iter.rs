//! Iteration over objects and arrays: a few words on the caller's stack.

use std::ffi::c_void;
use std::ptr;

use tcenvelope_core::{Elements, FieldsIter, Kind, Members};

use crate::boundary::guard;
use crate::response::tce_response;
use crate::value::tce_value;

/// Where an iteration stands. Made by `tce_response_fields` or `tce_iter_over`, moved by `tce_iter_next`; a copy goes on
/// by itself. There is nothing to free. All zero, it is at its end.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct tce_iter {
    /// Not for use.
    pub opaque_data: *const c_void,
    /// Not for use.
    pub opaque_len: usize,
    /// Not for use.
    pub opaque_kind: usize,
}

/// What is iterated over.
#[derive(Clone, Copy)]
#[repr(usize)]
enum Over {
    Fields = 1,
    Members = 2,
    Elements = 3,
}

impl tce_iter {
    const END: Self = Self {
        opaque_data: ptr::null(),
        opaque_len: 0,
        opaque_kind: 0,
    };

    fn new(over: Over, rest: &str) -> Self {
        Self {
            opaque_data: rest.as_ptr().cast(),
            opaque_len: rest.len(),
            opaque_kind: over as usize,
        }
    }

    /// The next name, if there are names, and value, and where the iteration stands then.
    ///
    /// # Safety
    /// The iteration must be zeroed, or one that this library gave, whose response (or body) still lives.
    unsafe fn step(self) -> Option<(tce_value, tce_value, Self)> {
        let rest = tce_value {
            opaque_data: self.opaque_data,
            opaque_len: self.opaque_len,
        };
        // SAFETY: as the caller promises: the rest is text of the response, as a value is.
        let rest = unsafe { rest.get() }?.raw();
        if self.opaque_kind == Over::Elements as usize {
            let mut elements = Elements::resume(rest);
            let value = elements.next()?;
            return Some((
                tce_value::NONE,
                tce_value::new(value),
                Self::new(Over::Elements, elements.rest()),
            ));
        }
        let ((name, value), next) = if self.opaque_kind == Over::Fields as usize {
            let mut fields = FieldsIter::resume(rest);
            (fields.next_pair()?, Self::new(Over::Fields, fields.rest()))
        } else {
            let mut members = Members::resume(rest);
            (
                members.next_pair()?,
                Self::new(Over::Members, members.rest()),
            )
        };
        Some((tce_value::new(name), tce_value::new(value), next))
    }
}

/// The action's own fields, one after the other: all of `Response` but `RequestId` and `Error`.
///
/// @code
/// const char body[] = "{\"Response\":{\"TotalCount\":2,\"Zone\":\"a\",\"RequestId\":\"ed93\"}}";
/// tce_response *response = NULL;
/// tce_response_decode(body, sizeof body - 1, NULL, &response, NULL);
/// tce_iter fields = tce_response_fields(response);
/// tce_value name;
/// tce_value value;
/// size_t count = 0;
/// while (tce_iter_next(&fields, &name, &value)) {
///     count++;
///     printf("%" TCE_STR_FMT " is %s\n", TCE_STR_ARG(tce_value_raw(name)), tce_kind_name(tce_value_kind(value)));
/// }
/// assert(count == 2);
/// tce_response_free(response);
/// @endcode
///
/// @param response A response, or NULL.
/// @return An iteration over the fields in order, duplicates included; at its end for NULL. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_fields(response: *const tce_response) -> tce_iter {
    guard(tce_iter::END, || {
        // SAFETY: the caller passes NULL or a response that it has not given back.
        let Some(response) = (unsafe { response.as_ref() }) else {
            return tce_iter::END;
        };
        tce_iter::new(Over::Fields, response.value().members().rest())
    })
}

/// The members of an object, or the elements of an array, one after the other.
///
/// @param value A value; all zero is none.
/// @return An iteration in order, duplicates included; at its end for any other value. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_iter_over(value: tce_value) -> tce_iter {
    guard(tce_iter::END, || {
        // SAFETY: the caller passes a value that the library gave, whose response lives, or none.
        let Some(value) = (unsafe { value.get() }) else {
            return tce_iter::END;
        };
        match value.kind() {
            Kind::Object => tce_iter::new(Over::Members, value.members().rest()),
            Kind::Array => tce_iter::new(Over::Elements, value.elements().rest()),
            _ => tce_iter::END,
        }
    })
}

/// Goes on to the next member or element. All steps together look at each byte of what is iterated over once.
///
/// @param iter  The iteration; NULL is at its end.
/// @param name  Gets the name of a field or member, as a string that `tce_value_str` decodes; of an element it gets no
///              value (`TCE_KIND_NONE`). May be NULL.
/// @param value Gets the value. May be NULL.
/// @return true if there was one more; false at the end, and then nothing was written. Any thread may call this, each
///         with an iteration of its own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_iter_next(
    iter: *mut tce_iter,
    name: *mut tce_value,
    value: *mut tce_value,
) -> bool {
    guard(false, || {
        // SAFETY: the caller passes NULL or an iteration of its own.
        let Some(iter) = (unsafe { iter.as_mut() }) else {
            return false;
        };
        // SAFETY: the caller passes one that the library gave, whose response lives, or one that is all zero.
        let Some((next_name, next_value, rest)) = (unsafe { iter.step() }) else {
            return false;
        };
        *iter = rest;
        // SAFETY: NULL, or writable as the caller promises.
        if let Some(name) = unsafe { name.as_mut() } {
            *name = next_name;
        }
        // SAFETY: NULL, or writable as the caller promises.
        if let Some(value) = unsafe { value.as_mut() } {
            *value = next_value;
        }
        true
    })
}
