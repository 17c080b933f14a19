//! The sets with frozen numbers, as C enums for the header and as `python/tcenvelope/_numbers.py`.

use std::fmt::Write as _;

use tcenvelope::{Basis, Category, Fault, Language, Retry};

/// A set of names with frozen numbers.
struct Set {
    name: &'static str,
    /// What it is, in one English sentence.
    meaning: &'static str,
    members: Vec<Member>,
}

struct Member {
    name: &'static str,
    number: u32,
    meaning: &'static str,
}

macro_rules! set {
    ($set:ident, $meaning:literal) => {
        Set {
            name: stringify!($set),
            meaning: $meaning,
            members: $set::ALL
                .iter()
                .map(|member| Member {
                    name: member.name(),
                    number: member.number(),
                    meaning: member.meaning(),
                })
                .collect(),
        }
    };
}

fn sets() -> [Set; 4] {
    [
        set!(Category, "What happened."),
        set!(Retry, "What to do next with the same request."),
        set!(
            Basis,
            "How a judgement is known; a higher number is firmer ground."
        ),
        set!(Fault, "Who must act."),
    ]
}

/// `BackoffIfIdempotent` as `BACKOFF_IF_IDEMPOTENT`.
pub(crate) fn upper_case(name: &str) -> String {
    let mut upper = String::new();
    for (index, character) in name.char_indices() {
        if index > 0 && character.is_ascii_uppercase() {
            upper.push('_');
        }
        upper.push(character.to_ascii_uppercase());
    }
    upper
}

/// The C enums.
pub(crate) fn c_enums() -> String {
    let language = set!(
        Language,
        "A language that descriptions and advice are written in."
    );
    let mut text = String::new();
    for set in sets().into_iter().chain([language]) {
        let name = set.name.to_ascii_lowercase();
        // Writing to a string does not fail.
        let _ = write!(
            text,
            "\n/** {} The numbers are fixed; more may be added: keep a default branch. */\nenum tce_{name}\n\
             #if defined(__cplusplus) || __STDC_VERSION__ >= 202311L\n  : uint32_t\n#endif\n",
            set.meaning
        );
        text.push_str("{\n");
        for member in set.members {
            let _ = writeln!(
                text,
                "    /** {} */\n    TCE_{}_{} = {},",
                member.meaning,
                set.name.to_ascii_uppercase(),
                upper_case(member.name),
                member.number
            );
        }
        let _ = write!(
            text,
            "}};\n#ifndef __cplusplus\n#if __STDC_VERSION__ >= 202311L\ntypedef enum tce_{name} tce_{name};\n#else\n\
             typedef uint32_t tce_{name};\n#endif\n#endif\n"
        );
    }
    text
}

/// The Python module.
pub(crate) fn python() -> String {
    let mut text = String::from(
        r#""""Sets with frozen numbers: what an error code means.

Made by `cargo xtask generate` from the lists in the Rust core. Do not edit.
"""

from __future__ import annotations

from tcenvelope._native import category_fault
from tcenvelope._number import DescribedCategory, DescribedRetry, Number
"#,
    );
    for set in sets() {
        let (base, example) = python_base(set.name);
        let _ = write!(
            text,
            "\n\nclass {}({base}):\n    \"\"\"{} More may be added.\n{example}    \"\"\"\n",
            set.name, set.meaning
        );
        for member in &set.members {
            let _ = write!(
                text,
                "\n    {} = {}\n    \"\"\"{}\"\"\"\n",
                upper_case(member.name),
                member.number,
                member.meaning
            );
        }
        if set.name == "Category" {
            text.push_str(
                r#"
    @property
    def fault(self) -> Fault:
        """Who must act.

        >>> import tcenvelope
        >>> print(tcenvelope.Category.THROTTLED.fault)
        Caller
        """
        return Fault(category_fault(self))
"#,
            );
        }
    }
    text
}

/// What a set extends in Python, and the rest of its docstring.
fn python_base(set: &str) -> (&'static str, &'static str) {
    match set {
        "Category" => (
            "DescribedCategory",
            r#"
    >>> import tcenvelope
    >>> print(tcenvelope.Code("RequestLimitExceeded").category)
    Throttled
"#,
        ),
        "Retry" => (
            "DescribedRetry",
            r#"
    `NEVER` is false, all others are true.

    >>> import tcenvelope
    >>> if retry := tcenvelope.Code("RequestLimitExceeded").retry:
    ...     print(retry)
    Backoff
"#,
        ),
        "Basis" => (
            "Number",
            r#"
    >>> import tcenvelope
    >>> print(tcenvelope.Code("ResourceNotFound.PublishedTomorrow").basis)
    Family
"#,
        ),
        _ => (
            "Number",
            r#"
    >>> import tcenvelope
    >>> print(tcenvelope.Code("LimitExceeded").fault)
    Account
"#,
        ),
    }
}
