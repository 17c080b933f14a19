//! What to do next.

use super::numbered::numbered;

numbered! {
    /// What to do next with the same request. The set may grow: keep a default branch, and take what is not known for
    /// [`Never`](Self::Never).
    ///
    /// ```
    /// use tcenvelope::{Code, Retry};
    /// assert_eq!(Code::from("RequestLimitExceeded").retry(), Retry::Backoff);
    /// assert_eq!(Code::from("AuthFailure.SignatureExpire").retry(), Retry::AfterResign);
    /// assert_eq!(Retry::Never.number(), 0);
    /// ```
    Retry {
        /// Do not send it again: that is not known to help.
        Never = 0;
        /// It was not executed. Send it again after a second or more, with jitter.
        Backoff = 1;
        /// It may have been executed. Send it again after a while only if doing it twice does no harm.
        BackoffIfIdempotent = 2;
        /// What holds it passes by itself. Wait for that, for a bounded time, and send it again.
        AfterStateChange = 3;
        /// Correct the clock or take fresh credentials, sign it anew, and send it once more.
        AfterResign = 4;
    }
}

numbered! {
    /// How a judgement is known. A higher number is firmer ground. The set may grow: keep a default branch.
    ///
    /// [`Retry::Never`] on the ground of a family means "not known to help".
    ///
    /// ```
    /// use tcenvelope::{Basis, Code};
    /// assert_eq!(Code::from("RequestLimitExceeded").judgement().basis, Basis::Code);
    /// assert_eq!(Code::from("LimitExceeded.NobodyKnows").judgement().basis, Basis::Family);
    /// assert!(Basis::Code > Basis::Family);
    /// ```
    Basis {
        /// Nothing is known about this code.
        None = 0;
        /// By what stands before the first dot.
        Family = 1;
        /// By words in the detail.
        Detail = 2;
        /// This code was judged from its documentation.
        Code = 3;
        /// This code was judged from its documentation for this product.
        Product = 4;
    }
}
