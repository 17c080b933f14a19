//! Why a code was judged so.

use super::judgement::{CODES, FAMILIES, PRODUCT_CODES, find_family, find_product_code, judge};
use super::retry::Basis;
use super::rules::reason_of;
use super::texts::text;

/// What a judgement stands on, by its [basis](Basis). Texts are English, short, and in the project's own words. The set
/// may grow: keep a default branch.
///
/// ```
/// use tcenvelope::{Code, Reason};
/// let reason = Code::from("InvalidVpcId.PublishedTomorrow").reason().unwrap();
/// assert_eq!(reason.text(), "a parameter is wrong");
/// assert!(matches!(reason, Reason::Family { family, .. } if family == "Invalid*"));
///
/// let code = Code::from("UnauthorizedOperation.Unknown").in_product("ecdn");
/// assert!(matches!(code.reason(), Some(Reason::Documentation { source: "ecdn/2019-10-12", .. })));
/// assert_eq!(Code::from("NobodyKnows").reason(), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// What was read about the code: [`Basis::Product`] and [`Basis::Code`].
    Documentation {
        /// What it says, in a few words.
        text: &'static str,
        /// Where it says so: product and version of the API whose documentation it is, `cvm/2017-03-12`, or the
        /// `Responses page` with the common codes.
        source: &'static str,
    },
    /// Words in the detail: [`Basis::Detail`].
    Words {
        /// What such words say.
        text: &'static str,
        /// Those that the detail has.
        words: Vec<&'static str>,
    },
    /// What stands before the first dot: [`Basis::Family`].
    Family {
        /// What such codes say.
        text: &'static str,
        /// The family; `Invalid*` stands for all that begin so and have no judgement of their own.
        family: String,
    },
}

impl Reason {
    /// The reason in a few words.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        match self {
            Self::Documentation { text, .. }
            | Self::Words { text, .. }
            | Self::Family { text, .. } => text,
        }
    }
}

/// A reason and its source for each name of `CODES`.
static CODE_REASONS: &[u8] = include_bytes!("tables/code_reasons.bin");
/// The same for each of `PRODUCT_CODES`.
static PRODUCT_CODE_REASONS: &[u8] = include_bytes!("tables/product_code_reasons.bin");
/// A reason for each of `FAMILIES`.
static FAMILY_REASONS: &[u8] = include_bytes!("tables/family_reasons.bin");

/// The reason for a trimmed code. The judgement says where to look, so that the two cannot disagree.
pub(super) fn of(code: &str, product: Option<&str>) -> Option<Reason> {
    let (family, detail) = code.split_once('.').unwrap_or((code, ""));
    match judge(code, product).basis {
        Basis::Product => {
            let found = find_product_code(product?, code)?;
            Some(documentation(
                PRODUCT_CODE_REASONS,
                PRODUCT_CODES.len(),
                found,
            ))
        }
        Basis::Code => {
            let found = CODES.find(code.as_bytes())?;
            Some(documentation(CODE_REASONS, CODES.len(), found))
        }
        Basis::Detail => {
            let (text, words) = reason_of(family, detail)?;
            Some(Reason::Words { text, words })
        }
        Basis::Family => {
            let found = find_family(family)?;
            Some(Reason::Family {
                text: text(FAMILY_REASONS, FAMILIES.len(), found),
                family: FAMILIES.name(found),
            })
        }
        Basis::None => None,
    }
}

fn documentation(texts: &'static [u8], names: usize, found: usize) -> Reason {
    Reason::Documentation {
        text: text(texts, 2 * names, 2 * found),
        source: text(texts, 2 * names, 2 * found + 1),
    }
}
