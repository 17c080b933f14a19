//! What happened, and who must act.

use super::numbered::numbered;

numbered! {
    /// What happened. The set may grow: keep a default branch.
    ///
    /// ```
    /// use tcenvelope::{Category, Code, Fault};
    /// let category = Code::from("RequestLimitExceeded").category();
    /// assert_eq!(category, Category::Throttled);
    /// assert_eq!((category.name(), category.number()), ("Throttled", 11));
    /// assert_eq!(category.fault(), Fault::Caller);
    /// ```
    Category {
        /// Nothing is known about this code.
        Unknown = 0;
        /// The credential or the signature of the call was refused.
        Authentication = 1;
        /// The account may not do this.
        Authorization = 2;
        /// The account is in arrears, or its balance does not suffice.
        PaymentRequired = 3;
        /// A parameter is missing, malformed, out of range or contradicts another one.
        InvalidRequest = 4;
        /// The request or its answer has too many bytes.
        PayloadTooLarge = 5;
        /// There is no such action, version or product.
        NoSuchApi = 6;
        /// What the request names does not exist.
        NotFound = 7;
        /// It exists already, or is done already.
        AlreadyExists = 8;
        /// Another operation holds the resource; that passes by itself.
        Conflict = 9;
        /// The state forbids it until somebody acts; a service that is not activated, too.
        FailedPrecondition = 10;
        /// Requests come too often.
        Throttled = 11;
        /// A limit of the account or of a resource is reached.
        Quota = 12;
        /// The cloud has no more of what was asked for.
        Capacity = 13;
        /// The service, or what it depends on, is not able to answer now.
        Unavailable = 14;
        /// This cannot be done here at all.
        Unsupported = 15;
        /// It was tried and failed, and the code does not say why.
        OperationFailed = 16;
        /// An error inside the service.
        Internal = 17;
        /// A dry run, which would have worked.
        DryRun = 18;
    }
}

numbered! {
    /// Who must act, as the [category](Category::fault) says. The set may grow: keep a default branch.
    ///
    /// ```
    /// use tcenvelope::{Category, Fault};
    /// assert_eq!(Category::Throttled.fault(), Fault::Caller);
    /// assert_eq!(Fault::from_number(1), Some(Fault::Caller));
    /// assert!(Fault::ALL.iter().all(|fault| !fault.meaning().is_empty()));
    /// ```
    Fault {
        /// Nobody can tell from the code.
        Unknown = 0;
        /// Who sends the request: another request, or fewer of them.
        Caller = 1;
        /// Who administers the account: a permission, a payment, a quota.
        Account = 2;
        /// Tencent Cloud.
        Service = 3;
        /// Nobody: it passes by itself, or nothing is wrong.
        Nobody = 4;
    }
}

impl Category {
    /// Who must act.
    #[must_use]
    pub const fn fault(self) -> Fault {
        match self {
            Self::Unknown | Self::OperationFailed => Fault::Unknown,
            Self::Authentication
            | Self::InvalidRequest
            | Self::PayloadTooLarge
            | Self::NoSuchApi
            | Self::NotFound
            | Self::AlreadyExists
            | Self::FailedPrecondition
            | Self::Throttled
            | Self::Unsupported => Fault::Caller,
            Self::Authorization | Self::PaymentRequired | Self::Quota => Fault::Account,
            Self::Capacity | Self::Unavailable | Self::Internal => Fault::Service,
            Self::Conflict | Self::DryRun => Fault::Nobody,
        }
    }
}
