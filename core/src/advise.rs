//! Meaning to the next step: stop, wait, or sign anew.

use std::time::{Duration, SystemTime};

use crate::code::Retry;
use crate::envelope::{DecodeError, Envelope, Http};
use crate::reply::{ApiError, Error};

/// What to do after an attempt that did not succeed. Nothing here sleeps or reads a clock.
///
/// More may be added: take what is not known for [`Stop`](Self::Stop).
///
/// ```
/// use tcenvelope::{Attempt, NextStep};
/// let body = br#"{"Response": {"Error": {"Code": "AuthFailure.SignatureExpire", "Message": ""}, "RequestId": "1"}}"#;
/// let envelope = tcenvelope::decode(body)?;
/// match envelope.advise(&Attempt::new(1).limit(3)) {
///     NextStep::Wait(time) | NextStep::WaitForState(time) => println!("send it again in {time:?}"),
///     NextStep::Resign { .. } => println!("sign it anew"),
///     _ => println!("give up"),
/// }
/// // Once is enough; and after as many attempts as there may be, it is over in any case.
/// assert_eq!(envelope.advise(&Attempt::new(2).resigned(true)), NextStep::Stop);
/// assert_eq!(envelope.advise(&Attempt::new(Attempt::DEFAULT_LIMIT)), NextStep::Stop);
/// # Ok::<(), tcenvelope::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NextStep {
    /// Do not send the request again.
    Stop,
    /// Wait this long, then send it again.
    Wait(Duration),
    /// Wait this long for what holds the resource to pass (or look at its state meanwhile), then send it again.
    WaitForState(Duration),
    /// Sign the request anew, once: with fresh credentials, or with the clock set to the server's time.
    Resign {
        /// The server's clock, if HTTP said it.
        server_time: Option<SystemTime>,
    },
}

/// An attempt at a request, for which [`Envelope::advise`] and [`DecodeError::advise`] say what comes next.
///
/// Limits of this API are per second, so no wait is under a second; waits double from one attempt to the next up to
/// a cap, and random bits spread them, so that many callers do not come back at once:
///
/// | retry | wait after attempt n |
/// |---|---|
/// | [`Backoff`](Retry::Backoff) | 1 s and a random part of min(2^(n-1), 32) s |
/// | [`BackoffIfIdempotent`](Retry::BackoffIfIdempotent) | the same, if the request is [idempotent](Self::idempotent); else [`Stop`](NextStep::Stop) |
/// | [`AfterStateChange`](Retry::AfterStateChange) | min(5 · 2^(n-1), 60) s and a random part of half of that |
/// | [`AfterResign`](Retry::AfterResign) | none: [`Resign`](NextStep::Resign), once |
/// | [`Never`](Retry::Never) | none: [`Stop`](NextStep::Stop) |
///
/// After [`limit`](Self::limit) attempts, 6 unless told otherwise, it is [`Stop`](NextStep::Stop). A `Retry-After` that
/// asks for a longer wait is granted, and up to a second of random time is added; one of over five minutes is
/// [`Stop`](NextStep::Stop), for then somebody should decide.
///
/// ```
/// use std::time::Duration;
/// use tcenvelope::{Attempt, NextStep};
///
/// let body = br#"{"Response": {"Error": {"Code": "RequestLimitExceeded", "Message": ""}, "RequestId": "1"}}"#;
/// let envelope = tcenvelope::decode(body)?;
/// let second = Attempt::new(2).random(1 << 63);
/// assert_eq!(envelope.advise(&second), NextStep::Wait(Duration::from_secs(2)));
///
/// // After a body that was cut, nobody knows whether the action ran.
/// let error = tcenvelope::decode(&body[..20]).unwrap_err();
/// assert_eq!(error.advise(&second), NextStep::Stop);
/// assert_eq!(error.advise(&second.idempotent(true)), NextStep::Wait(Duration::from_secs(2)));
/// # Ok::<(), tcenvelope::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt {
    number: u32,
    limit: u32,
    idempotent: bool,
    resigned: bool,
    random: u64,
}

impl Attempt {
    /// After how many attempts it is [`Stop`](NextStep::Stop), unless told otherwise.
    pub const DEFAULT_LIMIT: u32 = 6;

    /// How often the request was sent, from 1; 0 counts as 1.
    #[must_use]
    pub const fn new(number: u32) -> Self {
        Self {
            number: if number == 0 { 1 } else { number },
            limit: Self::DEFAULT_LIMIT,
            idempotent: false,
            resigned: false,
            random: 0,
        }
    }

    /// How many attempts there are at most.
    #[must_use]
    pub const fn limit(self, limit: u32) -> Self {
        Self { limit, ..self }
    }

    /// Whether the request does no harm when it is carried out twice: it only reads, or holds a `ClientToken`. It is
    /// taken for one that does unless told otherwise.
    #[must_use]
    pub const fn idempotent(self, idempotent: bool) -> Self {
        Self { idempotent, ..self }
    }

    /// Whether the request was signed anew already, which helps at most once.
    #[must_use]
    pub const fn resigned(self, resigned: bool) -> Self {
        Self { resigned, ..self }
    }

    /// 64 random bits, for the random part of a wait. Without any, all callers wait the least.
    #[must_use]
    pub const fn random(self, random: u64) -> Self {
        Self { random, ..self }
    }

    /// What comes next after a failure that is known by its retry, and by what HTTP said: for those who kept these two
    /// and not the [`Envelope`] or the [`DecodeError`].
    ///
    /// ```
    /// use tcenvelope::{Attempt, Http, NextStep, Retry};
    /// let attempt = Attempt::new(1);
    /// assert_eq!(attempt.next_step(Retry::Never, None), NextStep::Stop);
    /// let too_long = Http::new(503, Some(301), None);
    /// assert_eq!(attempt.next_step(Retry::Backoff, Some(&too_long)), NextStep::Stop);
    /// ```
    #[must_use]
    pub fn next_step(&self, retry: Retry, http: Option<&Http>) -> NextStep {
        /// A server that asks for more is not waited for.
        const LONGEST: Duration = Duration::from_secs(300);

        // 0 counts as 1.
        if self.number.max(1) >= self.limit {
            return NextStep::Stop;
        }
        let asked = http.and_then(Http::retry_after);
        if asked.is_some_and(|asked| asked > LONGEST) {
            return NextStep::Stop;
        }
        let asked = asked.map_or(Duration::ZERO, |asked| asked + self.part_of(1000));
        let doublings = (self.number - 1).min(16);
        match retry {
            Retry::Backoff => NextStep::Wait(self.backoff(doublings).max(asked)),
            Retry::BackoffIfIdempotent if self.idempotent => {
                NextStep::Wait(self.backoff(doublings).max(asked))
            }
            Retry::AfterStateChange => {
                let least = (5000 << doublings).min(60_000);
                let wait = Duration::from_millis(least) + self.part_of(least / 2);
                NextStep::WaitForState(wait.max(asked))
            }
            Retry::AfterResign if !self.resigned => NextStep::Resign {
                server_time: http.and_then(Http::server_time),
            },
            _ => NextStep::Stop,
        }
    }

    fn backoff(&self, doublings: u32) -> Duration {
        Duration::from_secs(1) + self.part_of((1000 << doublings).min(32_000))
    }

    /// A part of some milliseconds, as the random bits say.
    fn part_of(&self, milliseconds: u64) -> Duration {
        let nanoseconds = (u128::from(milliseconds) * 1_000_000 * u128::from(self.random)) >> 64;
        // At most the milliseconds it is a part of.
        Duration::from_nanos(u64::try_from(nanoseconds).unwrap_or(u64::MAX))
    }
}

impl Envelope<'_> {
    /// What to do next. After a success it is [`NextStep::Stop`], too: there is nothing more to send.
    #[must_use]
    pub fn advise(&self, attempt: &Attempt) -> NextStep {
        self.code().map_or(NextStep::Stop, |code| {
            attempt.next_step(code.retry(), self.http())
        })
    }
}

impl DecodeError {
    /// What to do next. Whether the action ran is not known: only what is [idempotent](Attempt::idempotent) is sent
    /// again after anything but a rate limit.
    #[must_use]
    pub fn advise(&self, attempt: &Attempt) -> NextStep {
        attempt.next_step(self.retry(), self.http())
    }
}

impl ApiError {
    /// What to do next.
    #[must_use]
    pub fn advise(&self, attempt: &Attempt) -> NextStep {
        attempt.next_step(self.code().retry(), self.http())
    }
}

impl Error {
    /// What to do next. What does not fit the caller's type has succeeded, so it is [`NextStep::Stop`].
    #[must_use]
    pub fn advise(&self, attempt: &Attempt) -> NextStep {
        match self {
            Self::Decode(error) => error.advise(attempt),
            Self::Api(error) => error.advise(attempt),
            Self::Shape(_) => NextStep::Stop,
        }
    }
}
