//! Every row of the tables is reachable, says something, and says where it is from; common codes are as section 3 of the
//! design freezes them.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod data;

use std::collections::BTreeSet;

use data::rows;
use tcenvelope::{Basis, Category, Code, Judgement, Retry};

/// The common codes with their judgement, written out by hand from the table of the design. Only a major version may
/// change a line here.
const COMMON: [(&str, Category, Retry); 38] = {
    use Category as C;
    use Retry as R;
    [
        ("ActionOffline", C::NoSuchApi, R::Never),
        (
            "AuthFailure.InvalidAuthorization",
            C::Authentication,
            R::Never,
        ),
        ("AuthFailure.InvalidSecretId", C::Authentication, R::Never),
        ("AuthFailure.MFAFailure", C::Authentication, R::Never),
        ("AuthFailure.SecretIdNotFound", C::Authentication, R::Never),
        (
            "AuthFailure.SignatureExpire",
            C::Authentication,
            R::AfterResign,
        ),
        ("AuthFailure.SignatureFailure", C::Authentication, R::Never),
        (
            "AuthFailure.TokenFailure",
            C::Authentication,
            R::AfterResign,
        ),
        (
            "AuthFailure.UnauthorizedOperation",
            C::Authorization,
            R::Never,
        ),
        ("DryRunOperation", C::DryRun, R::Never),
        ("FailedOperation", C::OperationFailed, R::Never),
        ("InternalError", C::Internal, R::BackoffIfIdempotent),
        ("InvalidAction", C::NoSuchApi, R::Never),
        ("InvalidParameter", C::InvalidRequest, R::Never),
        ("InvalidParameterValue", C::InvalidRequest, R::Never),
        ("InvalidRequest", C::InvalidRequest, R::Never),
        ("IpInBlacklist", C::Authorization, R::Never),
        ("IpNotInWhitelist", C::Authorization, R::Never),
        ("LimitExceeded", C::Quota, R::Never),
        ("MissingParameter", C::InvalidRequest, R::Never),
        ("NoSuchProduct", C::NoSuchApi, R::Never),
        ("NoSuchVersion", C::NoSuchApi, R::Never),
        ("RequestLimitExceeded", C::Throttled, R::Backoff),
        (
            "RequestLimitExceeded.GlobalRegionUinLimitExceeded",
            C::Throttled,
            R::Backoff,
        ),
        (
            "RequestLimitExceeded.IPLimitExceeded",
            C::Throttled,
            R::Backoff,
        ),
        (
            "RequestLimitExceeded.UinLimitExceeded",
            C::Throttled,
            R::Backoff,
        ),
        ("RequestSizeLimitExceeded", C::PayloadTooLarge, R::Never),
        ("ResourceInUse", C::Conflict, R::AfterStateChange),
        ("ResourceInsufficient", C::Capacity, R::Never),
        ("ResourceNotFound", C::NotFound, R::Never),
        ("ResourceUnavailable", C::Unavailable, R::AfterStateChange),
        ("ResponseSizeLimitExceeded", C::PayloadTooLarge, R::Never),
        ("ServiceUnavailable", C::Unavailable, R::BackoffIfIdempotent),
        ("UnauthorizedOperation", C::Authorization, R::Never),
        ("UnknownParameter", C::InvalidRequest, R::Never),
        ("UnsupportedOperation", C::Unsupported, R::Never),
        ("UnsupportedProtocol", C::Unsupported, R::Never),
        ("UnsupportedRegion", C::Unsupported, R::Never),
    ]
};

/// What no documented code has in it, and no rule.
const NEW: &str = "Zzzz";

#[test]
fn the_common_codes_are_these_38_and_frozen() {
    let table: BTreeSet<String> = codes()
        .into_iter()
        .filter(|[.., common, _, _]| common == "common")
        .map(|[code, ..]| code)
        .collect();
    assert_eq!(table, COMMON.map(|(code, ..)| code.to_owned()).into());
    for (text, category, retry) in COMMON {
        let code = Code::from(text);
        // On the ground of the code: no rule and no family has a say in it.
        assert_eq!(
            named(code.judgement()),
            (category.name(), retry.name(), Basis::Code),
            "{text}"
        );
        assert!(code.is_common(), "{text}");
        assert!(code.clone().in_product("cvm").is_common(), "{text}");
        let longer = format!("{text}.{NEW}");
        assert!(!Code::from(longer.as_str()).is_common(), "{longer}");
    }
}

#[test]
fn every_code_is_reachable() {
    for [text, category, retry, common, ..] in codes() {
        let code = Code::from(text.as_str());
        let expected = (category.as_str(), retry.as_str(), Basis::Code);
        assert_eq!(named(code.judgement()), expected, "{text}");
        assert_eq!(code.is_common(), common == "common", "{text}");
        let elsewhere = code.in_product("no such product").judgement();
        assert_eq!(named(elsewhere), expected, "{text}");
    }
}

#[test]
fn every_code_of_a_product_is_reachable_and_differs_from_the_code() {
    for [product, text, category, retry, ..] in product_codes() {
        let code = Code::from(text.as_str());
        let everywhere = named(code.judgement());
        assert_ne!(
            (everywhere.0, everywhere.1),
            (category.as_str(), retry.as_str()),
            "{product}/{text} repeats what the code says without it"
        );
        let judgement = code.in_product(product.as_str()).judgement();
        assert_eq!(
            named(judgement),
            (category.as_str(), retry.as_str(), Basis::Product),
            "{product}/{text}"
        );
    }
}

#[test]
fn every_family_is_reachable() {
    for [family, category, retry, _] in families() {
        let expected = (category.as_str(), retry.as_str(), Basis::Family);
        let family = family.replace('*', NEW);
        let judgement = Code::from(format!("{family}.{NEW}")).judgement();
        assert_eq!(named(judgement), expected, "{family}");
        if !codes().iter().any(|[code, ..]| *code == family) {
            let judgement = Code::from(family.as_str()).judgement();
            assert_eq!(named(judgement), expected, "{family}");
        }
    }
}

/// Each word in each family, unless a rule above has it first; each rule has the first say somewhere for each of its
/// words and each of its families.
#[test]
fn every_word_of_every_rule_is_reachable() {
    let rules = rules();
    for (number, [words_of_it, _, families_of_it, ..]) in rules.iter().enumerate() {
        let mut words_left: BTreeSet<&str> = words(words_of_it).into_iter().collect();
        let mut families_left: BTreeSet<&str> = words(families_of_it).into_iter().collect();
        for word in words(words_of_it) {
            for family in words(families_of_it) {
                let detail = format!("{NEW}{word}{NEW}");
                let first = first_rule(&rules, family, &detail).unwrap();
                let [_, _, _, category, retry, _] = &rules[first];
                let code = format!("{family}.{detail}");
                assert_eq!(
                    named(Code::from(code.as_str()).judgement()),
                    (category.as_str(), retry.as_str(), Basis::Detail),
                    "{code}"
                );
                if first == number {
                    words_left.remove(word);
                    families_left.remove(family);
                }
            }
        }
        assert!(
            words_left.is_empty(),
            "rule {number} is never reached by {words_left:?}"
        );
        assert!(
            families_left.is_empty(),
            "rule {number} is never reached in {families_left:?}"
        );
    }
}

#[test]
fn every_exception_of_a_rule_is_one() {
    let rules = rules();
    for (number, [words_of_it, except, families_of_it, ..]) in rules.iter().enumerate() {
        let family = words(families_of_it)[0];
        for exception in words(except) {
            // It takes something from the rule only beside one of its words, or if it holds one.
            let detail = words(words_of_it)
                .iter()
                .map(|word| format!("{NEW}{word}{NEW}{exception}"))
                .find(|detail| {
                    let without = detail.replace(exception, "");
                    first_rule(&rules, family, &without) == Some(number)
                })
                .unwrap();
            assert_ne!(
                first_rule(&rules, family, &detail),
                Some(number),
                "{detail}"
            );
            let code = format!("{family}.{detail}");
            let judgement = Code::from(code.as_str()).judgement();
            match first_rule(&rules, family, &detail) {
                None => assert_eq!(judgement.basis, Basis::Family, "{code}"),
                Some(other) => assert_eq!(judgement.category.name(), rules[other][3], "{code}"),
            }
        }
    }
}

#[test]
fn every_family_says_why() {
    for [family, .., reason] in families() {
        assert!(!reason.trim().is_empty(), "{family}");
    }
}

fn named(judgement: Judgement) -> (&'static str, &'static str, Basis) {
    (
        judgement.category.name(),
        judgement.retry.name(),
        judgement.basis,
    )
}

/// The number of the first rule that a code meets, found without the library.
fn first_rule(rules: &[[String; 6]], family: &str, detail: &str) -> Option<usize> {
    let holds = |field: &str| words(field).iter().any(|word| detail.contains(word));
    rules
        .iter()
        .position(|[words_of_it, except, families, ..]| {
            words(families).contains(&family) && holds(words_of_it) && !holds(except)
        })
}

/// The words of a field that holds some.
fn words(field: &str) -> Vec<&str> {
    field.split_terminator('|').collect()
}

fn codes() -> Vec<[String; 6]> {
    rows(
        "codes.tsv",
        ["code", "category", "retry", "common", "reason", "source"],
    )
}

fn product_codes() -> Vec<[String; 6]> {
    rows(
        "product_codes.tsv",
        ["product", "code", "category", "retry", "reason", "source"],
    )
}

fn families() -> Vec<[String; 4]> {
    rows("families.tsv", ["family", "category", "retry", "reason"])
}

fn rules() -> Vec<[String; 6]> {
    rows(
        "rules.tsv",
        ["words", "except", "families", "category", "retry", "reason"],
    )
}
