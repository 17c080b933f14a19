//! What to do after an attempt.

use tcenvelope_core::{Attempt, Http, NextStep, Retry};

use crate::boundary::guard;
use crate::decode_error::tce_decode_error;
use crate::http::{NO_TIME, seconds};
use crate::response::tce_response;
use crate::status::tce_status;
use crate::struct_size::{known_size, read_sized};

/// What to do next. Nothing here sleeps or reads a clock. More may be added: take what is not known for
/// `TCE_STEP_STOP`.
#[repr(u32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum tce_step {
    /// Do not send the request again.
    Stop = 0,
    /// Wait, then send it again.
    Wait = 1,
    /// Wait for what holds the resource to pass (or look at its state meanwhile), then send it again.
    WaitForState = 2,
    /// Sign the request anew, once: with fresh credentials, or with the clock set to the server's time.
    Resign = 3,
}

impl tce_step {
    pub(crate) const ALL: [Self; 4] = [Self::Stop, Self::Wait, Self::WaitForState, Self::Resign];

    pub(crate) fn from_number(number: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|step| *step as u32 == number)
    }
}

/// How often a request is sent at most, unless told otherwise.
pub const TCE_ATTEMPT_LIMIT: u32 = 6;

const _: () = assert!(TCE_ATTEMPT_LIMIT == Attempt::DEFAULT_LIMIT);

/// An attempt at a request. Start from `TCE_ATTEMPT_INIT`, which is the first of at most `TCE_ATTEMPT_LIMIT`, of a
/// request that must not be carried out twice, and set what differs.
///
/// Limits of this API are per second, so no wait is under a second; waits double from one attempt to the next up to a
/// cap, and random bits spread them, so that many callers do not come back at once. After attempt n:
///
/// - `TCE_RETRY_BACKOFF`: 1 s and a random part of min(2^(n-1), 32) s
/// - `TCE_RETRY_BACKOFF_IF_IDEMPOTENT`: the same, if the request is idempotent; else `TCE_STEP_STOP`
/// - `TCE_RETRY_AFTER_STATE_CHANGE`: min(5 * 2^(n-1), 60) s and a random part of half of that
/// - `TCE_RETRY_AFTER_RESIGN`: none: `TCE_STEP_RESIGN`, once
/// - `TCE_RETRY_NEVER`: none: `TCE_STEP_STOP`
///
/// After `limit` attempts it is `TCE_STEP_STOP`. A `Retry-After` that asks for a longer wait is granted, and up to a
/// second of random time is added; one of over five minutes is `TCE_STEP_STOP`, for then somebody should decide.
///
/// The struct may grow at its end; `struct_size` tells the library which one it was given. A field that a newer
/// program set and this library does not know is refused with `TCE_STATUS_INVALID_ARGUMENT`, never ignored.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct tce_attempt {
    /// `sizeof(tce_attempt)`.
    pub struct_size: usize,
    /// How often the request was sent, from 1; 0 counts as 1.
    pub number: u32,
    /// How many attempts there are at most.
    pub limit: u32,
    /// 1 if the request does no harm when it is carried out twice: it only reads, or holds a `ClientToken`. Else 0.
    pub idempotent: u32,
    /// 1 if the request was signed anew already, which helps at most once. Else 0.
    pub resigned: u32,
    /// 64 random bits, for the random part of a wait. Without any, all callers wait the least.
    pub random: u64,
}

impl tce_attempt {
    /// The attempt that a pointer stands for.
    ///
    /// # Safety
    /// `attempt` must be NULL or point to a struct that is readable for as many bytes as its `struct_size` says.
    unsafe fn read(attempt: *const Self) -> Result<Attempt, tce_status> {
        if attempt.is_null() {
            return Err(tce_status::NullPointer);
        }
        // SAFETY: not NULL; the caller promises the rest.
        let given = unsafe { read_sized(attempt) }.ok_or(tce_status::InvalidArgument)?;
        // Garbage must not become a promise that sending twice does no harm.
        let truth = |number: u32| match number {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(tce_status::InvalidArgument),
        };
        Ok(Attempt::new(given.number)
            .limit(given.limit)
            .idempotent(truth(given.idempotent)?)
            .resigned(truth(given.resigned)?)
            .random(given.random))
    }
}

/// What to do next, and when. It is filled by `tce_response_advise` and `tce_decode_error_advise`.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct tce_next_step {
    /// What to do.
    pub kind: tce_step,
    /// How long to wait, in nanoseconds: with `TCE_STEP_WAIT` and `TCE_STEP_WAIT_FOR_STATE`; else 0.
    pub wait_ns: u64,
    /// With `TCE_STEP_RESIGN` the server's clock, in seconds since 1970, if HTTP said it; else `TCE_NO_TIME`.
    pub server_time: u64,
}

impl From<NextStep> for tce_next_step {
    fn from(step: NextStep) -> Self {
        let bare = Self {
            kind: tce_step::Stop,
            wait_ns: 0,
            server_time: NO_TIME,
        };
        let nanoseconds =
            |wait: std::time::Duration| u64::try_from(wait.as_nanos()).unwrap_or(u64::MAX);
        match step {
            NextStep::Wait(wait) => Self {
                kind: tce_step::Wait,
                wait_ns: nanoseconds(wait),
                ..bare
            },
            NextStep::WaitForState(wait) => Self {
                kind: tce_step::WaitForState,
                wait_ns: nanoseconds(wait),
                ..bare
            },
            NextStep::Resign { server_time } => Self {
                kind: tce_step::Resign,
                server_time: seconds(server_time),
                ..bare
            },
            // A step that the core has and this file forgot: the conformance vectors would show it.
            _ => bare,
        }
    }
}

/// What to do after an attempt that gave a response. After a success it is `TCE_STEP_STOP`: there is nothing more to
/// send.
///
/// @code
/// const char body[] = "{\"Response\":{\"Error\":{\"Code\":\"RequestLimitExceeded\",\"Message\":\"\"}}}";
/// tce_response *response = NULL;
/// tce_response_decode(body, sizeof body - 1, NULL, &response, NULL);
/// tce_attempt attempt = TCE_ATTEMPT_INIT;
/// attempt.number = 2;
/// attempt.random = UINT64_C(1) << 63;
/// tce_next_step step;
/// assert(tce_response_advise(response, &attempt, &step) == TCE_STATUS_OK);
/// assert(step.kind == TCE_STEP_WAIT && step.wait_ns == 2000000000);
/// tce_response_free(response);
/// @endcode
///
/// @param response A response; NULL is `TCE_STATUS_NULL_POINTER`.
/// @param attempt  The attempt that gave it; NULL is `TCE_STATUS_NULL_POINTER`.
/// @param step     Gets what to do, on `TCE_STATUS_OK`. NULL is `TCE_STATUS_NULL_POINTER`.
/// @return `TCE_STATUS_OK`; `TCE_STATUS_NULL_POINTER`; `TCE_STATUS_INVALID_ARGUMENT` if `idempotent` or `resigned` is neither 0
///         nor 1, or `struct_size` is not one that this library knows. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_advise(
    response: *const tce_response,
    attempt: *const tce_attempt,
    step: *mut tce_next_step,
) -> tce_status {
    let advised = guard(Err(tce_status::Internal), || {
        // SAFETY: the caller passes NULL or a response that it has not given back.
        let response = unsafe { response.as_ref() }.ok_or(tce_status::NullPointer)?;
        // SAFETY: the caller keeps the promises of this function's documentation.
        let attempt = unsafe { tce_attempt::read(attempt) }?;
        Ok(match response.judgement() {
            Some(judgement) => attempt.next_step(judgement.retry, response.http()),
            None => NextStep::Stop,
        })
    });
    // SAFETY: the caller keeps the promises of this function's documentation.
    unsafe { give(advised, step) }
}

/// What to do after an attempt whose answer was no envelope. Whether the action ran is not known: only what is
/// idempotent is sent again after anything but a rate limit.
///
/// @code
/// tce_http http = TCE_HTTP_INIT;
/// http.status = 502;
/// http.retry_after = TCE_STR("3");
/// tce_decode_error error = TCE_DECODE_ERROR_INIT;
/// tce_response *response = NULL;
/// assert(tce_response_decode_http("<html>", 6, &http, NULL, &response, &error) == TCE_STATUS_INVALID_JSON);
/// tce_attempt attempt = TCE_ATTEMPT_INIT;
/// tce_next_step step;
/// assert(tce_decode_error_advise(&error, &attempt, &step) == TCE_STATUS_OK && step.kind == TCE_STEP_STOP);
/// attempt.idempotent = 1;
/// assert(tce_decode_error_advise(&error, &attempt, &step) == TCE_STATUS_OK && step.kind == TCE_STEP_WAIT);
/// assert(step.wait_ns == 3000000000);
/// @endcode
///
/// @param error   An error that a decode filled; NULL is `TCE_STATUS_NULL_POINTER`. Of one that says that the caller made a
///                mistake, or that nothing was written to, it is `TCE_STEP_STOP`.
/// @param attempt As for `tce_response_advise`; NULL is `TCE_STATUS_NULL_POINTER`.
/// @param step    Gets what to do, on `TCE_STATUS_OK`. NULL is `TCE_STATUS_NULL_POINTER`.
/// @return As `tce_response_advise`. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_decode_error_advise(
    error: *const tce_decode_error,
    attempt: *const tce_attempt,
    step: *mut tce_next_step,
) -> tce_status {
    let advised = guard(Err(tce_status::Internal), || {
        if error.is_null() {
            return Err(tce_status::NullPointer);
        }
        // SAFETY: not NULL; the caller promises a struct that begins with `struct_size`.
        let Some(_) = (unsafe { known_size(error) }) else {
            return Err(tce_status::InvalidArgument);
        };
        // SAFETY: the caller keeps the promises of this function's documentation.
        let attempt = unsafe { tce_attempt::read(attempt) }?;
        // SAFETY: not NULL, and as long as its `struct_size`, which was checked.
        let (retry, http) = unsafe { tce_decode_error::advisable(error) };
        let retry = Retry::from_number(retry).unwrap_or(Retry::Never);
        Ok(attempt.next_step(retry, Some(&http)))
    });
    // SAFETY: the caller keeps the promises of this function's documentation.
    unsafe { give(advised, step) }
}

impl tce_decode_error {
    /// What an error says that is of use for the next step. Its enums are not looked at: a caller's number that is
    /// none of theirs must do no harm.
    ///
    /// # Safety
    /// `error` is readable.
    unsafe fn advisable(error: *const Self) -> (u32, Http) {
        // SAFETY: as the caller promises.
        let retry = unsafe { (*error).retry };
        // SAFETY: as the caller promises.
        let retry_after = unsafe { (*error).retry_after };
        // SAFETY: as the caller promises.
        let server_time = unsafe { (*error).server_time };
        let wait = (retry_after != NO_TIME).then(|| u32::try_from(retry_after).unwrap_or(u32::MAX));
        let clock = (server_time != NO_TIME).then_some(server_time);
        // The status has become the retry already.
        (retry, Http::new(0, wait, clock))
    }
}

/// # Safety
/// `step` is NULL or writable.
unsafe fn give(advised: Result<NextStep, tce_status>, step: *mut tce_next_step) -> tce_status {
    match advised {
        Ok(_) if step.is_null() => tce_status::NullPointer,
        Ok(advised) => {
            // SAFETY: not NULL, and writable as the caller promises.
            unsafe { step.write(advised.into()) };
            tce_status::Ok
        }
        Err(status) => status,
    }
}
