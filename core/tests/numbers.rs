//! The numbers and names that every language shares, written out by hand. A set may grow at its end; nothing else here
//! may change.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use tcenvelope::{Basis, Category, Fault, Language, Retry};

/// Compares a set with what is frozen.
macro_rules! frozen {
    ($set:ident, $names:expr) => {
        let names: Vec<&str> = $set::ALL.iter().map(|member| member.name()).collect();
        assert_eq!(names, $names);
        for (number, member) in (0..).zip($set::ALL) {
            assert_eq!(member.number(), number, "{member}");
            assert_eq!($set::from_number(number), Some(*member));
            assert_eq!(member.to_string(), member.name());
            assert!(member.meaning().ends_with('.'), "{member}");
        }
        let behind = u32::try_from($set::ALL.len()).unwrap();
        for unknown in [behind, 256, u32::MAX] {
            assert_eq!($set::from_number(unknown), None);
        }
    };
}

#[test]
fn categories_are_frozen() {
    frozen!(
        Category,
        [
            "Unknown",
            "Authentication",
            "Authorization",
            "PaymentRequired",
            "InvalidRequest",
            "PayloadTooLarge",
            "NoSuchApi",
            "NotFound",
            "AlreadyExists",
            "Conflict",
            "FailedPrecondition",
            "Throttled",
            "Quota",
            "Capacity",
            "Unavailable",
            "Unsupported",
            "OperationFailed",
            "Internal",
            "DryRun",
        ]
    );
}

#[test]
fn retries_are_frozen() {
    frozen!(
        Retry,
        [
            "Never",
            "Backoff",
            "BackoffIfIdempotent",
            "AfterStateChange",
            "AfterResign",
        ]
    );
}

#[test]
fn bases_are_frozen() {
    frozen!(Basis, ["None", "Family", "Detail", "Code", "Product"]);
    assert!(Basis::ALL.is_sorted(), "firmer ground is a higher number");
}

#[test]
fn faults_are_frozen() {
    frozen!(Fault, ["Unknown", "Caller", "Account", "Service", "Nobody"]);
}

#[test]
fn languages_are_frozen() {
    frozen!(Language, ["English", "Chinese"]);
}

#[test]
fn faults_follow_from_categories() {
    let of_fault = |fault: Fault| -> Vec<&str> {
        let of_it = Category::ALL
            .iter()
            .filter(|category| category.fault() == fault);
        of_it.map(|category| category.name()).collect()
    };
    assert_eq!(of_fault(Fault::Unknown), ["Unknown", "OperationFailed"]);
    assert_eq!(
        of_fault(Fault::Caller),
        [
            "Authentication",
            "InvalidRequest",
            "PayloadTooLarge",
            "NoSuchApi",
            "NotFound",
            "AlreadyExists",
            "FailedPrecondition",
            "Throttled",
            "Unsupported",
        ]
    );
    assert_eq!(
        of_fault(Fault::Account),
        ["Authorization", "PaymentRequired", "Quota"]
    );
    assert_eq!(
        of_fault(Fault::Service),
        ["Capacity", "Unavailable", "Internal"]
    );
    assert_eq!(of_fault(Fault::Nobody), ["Conflict", "DryRun"]);
}
