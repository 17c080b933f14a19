//! A decoded response: one allocation, counted references, every text borrowed from it.

use std::alloc::{Layout, alloc, dealloc};
use std::ffi::c_char;
use std::fmt::{self, Write as _};
use std::ptr::NonNull;
use std::sync::atomic::{AtomicUsize, Ordering};

use tcenvelope_core::{Anomalies, Code, Envelope, Http, Judgement, Summary, Text, Value};

use crate::boundary::guard;
use crate::room::{Borrow, Place, Room};
use crate::status::tce_status;
use crate::string::tce_str;

/// What a call came to. 0 is neither: what was never decoded is no success.
#[repr(u32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum tce_outcome {
    /// No response was passed.
    None = 0,
    /// The response holds no error.
    Success = 1,
    /// The API said no; code and message say why.
    Failure = 2,
}

/// A decoded response envelope. Made by `tce_response_decode`, given back with `tce_response_free`.
///
/// It never changes: any number of threads may read it at once.
pub struct tce_response {
    /// How many `tce_response_free` are owed.
    references: AtomicUsize,
    /// Of the whole allocation: this struct and the texts behind it.
    layout: Layout,
    outcome: tce_outcome,
    anomalies: Anomalies,
    /// The object `Response`, as the body has it.
    object: tce_str,
    request_id: tce_str,
    code: tce_str,
    message: tce_str,
    /// That was called, if the options named it and the call failed.
    product: tce_str,
    /// What the code means, on a failure.
    judgement: Option<Judgement>,
    http: Option<Http>,
}

/// References beyond this number are no longer counted: such a response is never freed, which is better than freed
/// too early. A program gets there only by retaining without end.
const SATURATED: usize = usize::MAX / 2;

impl tce_response {
    /// Puts an envelope into one allocation, and judges its code.
    pub(crate) fn new(
        envelope: &Envelope<'_>,
        borrow: Borrow,
    ) -> Result<NonNull<Self>, tce_status> {
        let object = envelope.response().raw();
        let request_id = envelope.request_id();
        let failure = envelope.failure();
        let code = failure.map(|failure| failure.code());
        let message = failure.map(|failure| failure.message());
        let product = failure.and(envelope.product()).unwrap_or_default();
        let copied: usize = [request_id, code, message]
            .into_iter()
            .flatten()
            .filter(|text| matches!(Place::of(*text, object, borrow), Place::Room))
            .map(|text| text.len())
            .sum::<usize>()
            + if borrow == Borrow::Body {
                0
            } else {
                object.len()
            }
            + product.len();

        let (layout, room_offset) = Layout::array::<u8>(copied)
            .and_then(|room| Layout::new::<Self>().extend(room))
            .map_err(|_| tce_status::OutOfMemory)?;
        // SAFETY: the layout is that of a struct with fields and more: its size is not 0.
        let memory = unsafe { alloc(layout) };
        #[allow(
            clippy::cast_ptr_alignment,
            reason = "the layout is aligned for this struct"
        )]
        let response = NonNull::new(memory.cast::<Self>()).ok_or(tce_status::OutOfMemory)?;
        // SAFETY: the layout has `copied` bytes from this offset on.
        let room = unsafe { memory.add(room_offset) };
        // SAFETY: those bytes may be anything as yet, are ours alone, and live as long as the allocation.
        let free = unsafe { std::slice::from_raw_parts_mut(room.cast(), copied) };
        let mut room = Room { free };

        let kept = match borrow {
            Borrow::Nothing => room.copy(object.into()),
            Borrow::Body => tce_str::new(object),
        };
        let mut keep = |text: Option<Text<'_>>| {
            text.map_or(tce_str::EMPTY, |text| {
                match Place::of(text, object, borrow) {
                    Place::Body(text) => tce_str::new(text),
                    Place::Object { start, len } => tce_str {
                        data: kept.data.wrapping_add(start),
                        len,
                    },
                    Place::Room => room.copy(text),
                }
            })
        };
        let filled = Self {
            references: AtomicUsize::new(1),
            layout,
            outcome: match failure {
                None => tce_outcome::Success,
                Some(_) => tce_outcome::Failure,
            },
            anomalies: envelope.anomalies(),
            object: kept,
            request_id: keep(request_id),
            code: keep(code),
            message: keep(message),
            // The options may go before the response does: it is copied always.
            product: room.copy(product.into()),
            judgement: None,
            http: envelope.http().copied(),
        };
        // SAFETY: the allocation begins with room for this struct, aligned for it.
        unsafe { response.write(filled) };
        if failure.is_some() {
            // SAFETY: it was filled, and is ours alone as yet.
            let made = unsafe { &mut *response.as_ptr() };
            // Judged where it lies decoded: to decode it elsewhere would be a second allocation.
            made.judgement = made.judged_code().map(|code| code.judgement());
        }
        Ok(response)
    }

    /// The object `Response`.
    pub(crate) fn value(&self) -> Value<'_> {
        // SAFETY: it lives as long as the response, and `self` is borrowed for the result.
        let bytes = unsafe { self.object.bytes() }.unwrap_or_default();
        // SAFETY: it was copied from a `str`, or borrowed from a body that keeps it.
        Value::from_valid_json(unsafe { std::str::from_utf8_unchecked(bytes) })
    }

    /// What the code means; `None` on a success.
    pub(crate) fn judgement(&self) -> Option<Judgement> {
        self.judgement
    }

    /// The code with its product; `None` on a success.
    pub(crate) fn judged_code(&self) -> Option<Code<'_>> {
        // SAFETY: the texts of a response live as long as it does, and `self` is borrowed for the result.
        let text = |text: &tce_str| unsafe { text.text() }.unwrap_or_default();
        let is_failure = self.outcome == tce_outcome::Failure;
        is_failure.then(|| Code::from(text(&self.code)).in_product(text(&self.product)))
    }

    /// What HTTP said, if the body came with it.
    pub(crate) fn http(&self) -> Option<&Http> {
        self.http.as_ref()
    }

    fn summary(&self) -> Summary<'_> {
        let text = |text: &'_ tce_str| {
            // SAFETY: the texts of a response live as long as it does, and `self` is borrowed for the result.
            Text::from(unsafe { text.text() }.unwrap_or_default())
        };
        let code = (self.outcome == tce_outcome::Failure).then(|| text(&self.code));
        let request_id = (self.request_id.len > 0).then(|| text(&self.request_id));
        Summary::new(code, request_id, self.anomalies)
    }
}

/// Another reference to a response, for another owner: each is given back by its own `tce_response_free`.
///
/// @param response A response, or NULL.
/// @return The same response; NULL for NULL. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_retain(response: *const tce_response) -> *mut tce_response {
    // SAFETY: the caller passes NULL or a response that it has not given back.
    let Some(held) = (unsafe { response.as_ref() }) else {
        return std::ptr::null_mut();
    };
    // Relaxed will do: whoever hands a reference to another thread orders that himself.
    if held.references.fetch_add(1, Ordering::Relaxed) >= SATURATED {
        held.references.store(SATURATED, Ordering::Relaxed);
    }
    response.cast_mut()
}

/// Gives back one reference. With the last one the response goes, and with it every text that was borrowed from it.
///
/// @param response A response, or NULL: then nothing happens. It must not be used through this reference again. Any
///                 thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_free(response: *mut tce_response) {
    // SAFETY: the caller passes NULL or a response that it has not given back.
    let Some(held) = (unsafe { response.as_ref() }) else {
        return;
    };
    if held.references.load(Ordering::Relaxed) >= SATURATED {
        return;
    }
    // Release what this thread did with the response, and acquire what all others did, before it goes.
    if held.references.fetch_sub(1, Ordering::AcqRel) == 1 {
        let layout = held.layout;
        // SAFETY: `new` allocated it with this layout, and this was the last reference. No field has a destructor.
        unsafe { dealloc(response.cast(), layout) };
    }
}

/// Whether the call succeeded.
///
/// @param response A response, or NULL.
/// @return `TCE_OUTCOME_SUCCESS` or `TCE_OUTCOME_FAILURE`; `TCE_OUTCOME_NONE` for NULL. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_outcome(response: *const tce_response) -> tce_outcome {
    // SAFETY: the caller passes NULL or a response that it has not given back.
    unsafe { response.as_ref() }.map_or(tce_outcome::None, |response| response.outcome)
}

/// The request id, the identifier that support asks for. Usually a UUID, but any text may stand there.
///
/// @param response A response, or NULL.
/// @return The id, borrowed from the response; empty if the body gives none (the anomalies say why) and for NULL. Any
///         thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_request_id(response: *const tce_response) -> tce_str {
    // SAFETY: the caller passes NULL or a response that it has not given back.
    unsafe { response.as_ref() }.map_or(tce_str::EMPTY, |response| response.request_id)
}

/// The error code as it was sent, for programs: `AuthFailure.SignatureFailure`.
///
/// @param response A response, or NULL.
/// @return The code, borrowed from the response; empty on a success, on a failure whose body gives none (the anomalies
///         say why), and for NULL. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_code(response: *const tce_response) -> tce_str {
    // SAFETY: the caller passes NULL or a response that it has not given back.
    unsafe { response.as_ref() }.map_or(tce_str::EMPTY, |response| response.code)
}

/// The error message as it was sent, for people. It changes at any time: decide nothing by it. It can hold values that
/// do not belong in a log.
///
/// @param response A response, or NULL.
/// @return The message, borrowed from the response; empty on a success, on a failure whose body gives none (the
///         anomalies say why), and for NULL. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_message(response: *const tce_response) -> tce_str {
    // SAFETY: the caller passes NULL or a response that it has not given back.
    unsafe { response.as_ref() }.map_or(tce_str::EMPTY, |response| response.message)
}

/// How the body deviates from the documentation, though it was understood. There is no strict mode: test this where
/// strictness is wanted.
///
/// @code
/// tce_response *response = NULL;
/// tce_response_decode("{\"Response\":{\"RequestId\":null}}", 31, NULL, &response, NULL);
/// uint64_t rest = tce_response_anomalies(response);
/// assert(rest == TCE_ANOMALY_REQUEST_ID_NULL);
/// for (; rest != 0; rest &= rest - 1) {
///     puts(tce_anomaly_name(rest & (~rest + 1)));
/// }
/// tce_response_free(response);
/// @endcode
///
/// @param response A response, or NULL.
/// @return A mask of `TCE_ANOMALY_...` bits; 0 if the body is as documented, and for NULL. Bits that this header does
///         not name may be set by a newer library. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_anomalies(response: *const tce_response) -> u64 {
    // SAFETY: the caller passes NULL or a response that it has not given back.
    unsafe { response.as_ref() }.map_or(0, |response| response.anomalies.bits())
}

/// A buffer of this many bytes holds every summary and its NUL.
pub const TCE_SUMMARY_SIZE: usize = 1025;

/// One line for a log: outcome, code, request id, anomalies; never the message or a field's value. Control and
/// bidirectional characters in code and id are escaped, and what is too long is cut and marked.
///
/// @code
/// char line[TCE_SUMMARY_SIZE];
/// tce_response *response = NULL;
/// tce_response_decode_borrowed("{\"Response\":{\"RequestId\":\"b5b4\"}}", 33, NULL, &response, NULL);
/// assert(tce_response_summary(response, line, sizeof line, NULL) == TCE_STATUS_OK);
/// assert(strcmp(line, "success request_id=b5b4") == 0);
/// tce_response_free(response);
/// @endcode
///
/// @param response A response; NULL is `TCE_STATUS_NULL_POINTER`.
/// @param buffer   Where the line goes, with a NUL behind it. NULL is `TCE_STATUS_NULL_POINTER`, unless `capacity` is 0.
/// @param capacity Bytes of the buffer; `TCE_SUMMARY_SIZE` always suffices.
/// @param len      Gets the length of the line in bytes, the NUL not counted, on `TCE_STATUS_OK` and on
///                 `TCE_STATUS_BUFFER_TOO_SMALL`; may be NULL.
/// @return `TCE_STATUS_OK`; `TCE_STATUS_BUFFER_TOO_SMALL` if the line and its NUL need more, and then the buffer is as
///         it was. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_summary(
    response: *const tce_response,
    buffer: *mut c_char,
    capacity: usize,
    len: *mut usize,
) -> tce_status {
    guard(tce_status::Internal, || {
        // SAFETY: the caller passes NULL or a response that it has not given back.
        let Some(response) = (unsafe { response.as_ref() }) else {
            return tce_status::NullPointer;
        };
        if buffer.is_null() && capacity > 0 {
            return tce_status::NullPointer;
        }
        let mut line = SummaryLine {
            bytes: [0; TCE_SUMMARY_SIZE],
            length: 0,
        };
        if write!(line, "{}", response.summary()).is_err() {
            return tce_status::Internal;
        }
        // SAFETY: NULL, or writable as the caller promises.
        if let Some(len) = unsafe { len.as_mut() } {
            *len = line.length;
        }
        if line.length >= capacity {
            return tce_status::BufferTooSmall;
        }
        // SAFETY: `capacity` bytes are writable there as the caller promises, more than the line has; the line is on
        // our stack, so the two do not overlap. Its NUL was there from the start.
        unsafe {
            buffer
                .cast::<u8>()
                .copy_from_nonoverlapping(line.bytes.as_ptr(), line.length + 1);
        };
        tce_status::Ok
    })
}

/// A line of at most 1 KiB, and a NUL.
struct SummaryLine {
    bytes: [u8; TCE_SUMMARY_SIZE],
    length: usize,
}

impl fmt::Write for SummaryLine {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        if end >= self.bytes.len() {
            return Err(fmt::Error);
        }
        self.bytes[self.length..end].copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}
