//! The judgements of the 38 common codes are frozen: a change of one is a change of a major version.

use tcenvelope::Category::{self, *};
use tcenvelope::Retry::{self, *};
use tcenvelope::{Basis, Code};

const COMMON: [(&str, Category, Retry); 38] = [
    ("ActionOffline", NoSuchApi, Never),
    ("AuthFailure.InvalidAuthorization", Authentication, Never),
    ("AuthFailure.InvalidSecretId", Authentication, Never),
    ("AuthFailure.MFAFailure", Authentication, Never),
    ("AuthFailure.SecretIdNotFound", Authentication, Never),
    ("AuthFailure.SignatureExpire", Authentication, AfterResign),
    ("AuthFailure.SignatureFailure", Authentication, Never),
    ("AuthFailure.TokenFailure", Authentication, AfterResign),
    ("AuthFailure.UnauthorizedOperation", Authorization, Never),
    ("DryRunOperation", DryRun, Never),
    ("FailedOperation", OperationFailed, Never),
    ("InternalError", Internal, BackoffIfIdempotent),
    ("InvalidAction", NoSuchApi, Never),
    ("InvalidParameter", InvalidRequest, Never),
    ("InvalidParameterValue", InvalidRequest, Never),
    ("InvalidRequest", InvalidRequest, Never),
    ("IpInBlacklist", Authorization, Never),
    ("IpNotInWhitelist", Authorization, Never),
    ("LimitExceeded", Quota, Never),
    ("MissingParameter", InvalidRequest, Never),
    ("NoSuchProduct", NoSuchApi, Never),
    ("NoSuchVersion", NoSuchApi, Never),
    ("RequestLimitExceeded", Throttled, Backoff),
    (
        "RequestLimitExceeded.GlobalRegionUinLimitExceeded",
        Throttled,
        Backoff,
    ),
    ("RequestLimitExceeded.IPLimitExceeded", Throttled, Backoff),
    ("RequestLimitExceeded.UinLimitExceeded", Throttled, Backoff),
    ("RequestSizeLimitExceeded", PayloadTooLarge, Never),
    ("ResourceInUse", Conflict, AfterStateChange),
    ("ResourceInsufficient", Capacity, Never),
    ("ResourceNotFound", NotFound, Never),
    ("ResourceUnavailable", Unavailable, AfterStateChange),
    ("ResponseSizeLimitExceeded", PayloadTooLarge, Never),
    ("ServiceUnavailable", Unavailable, BackoffIfIdempotent),
    ("UnauthorizedOperation", Authorization, Never),
    ("UnknownParameter", InvalidRequest, Never),
    ("UnsupportedOperation", Unsupported, Never),
    ("UnsupportedProtocol", Unsupported, Never),
    ("UnsupportedRegion", Unsupported, Never),
];

#[test]
fn common_codes_mean_what_they_always_did() {
    for (code, category, retry) in COMMON {
        let judgement = Code::from(code).judgement();
        assert_eq!(
            (judgement.category, judgement.retry),
            (category, retry),
            "{code}"
        );
        assert_eq!(
            judgement.basis,
            Basis::Code,
            "{code}: no rule or family decides it"
        );
        assert!(Code::from(code).is_common(), "{code}");
    }
}

#[test]
fn no_other_code_is_common() {
    for line in include_str!("../data/codes.tsv").lines().skip(1) {
        let code = line.split('\t').next().unwrap();
        let listed = COMMON.iter().any(|(common, ..)| *common == code);
        assert_eq!(Code::from(code).is_common(), listed, "{code}");
    }
}
