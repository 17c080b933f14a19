//! Text to meaning: what an error code says.

#[cfg(feature = "catalogue")]
mod catalogue;
mod category;
mod description;
mod hash;
mod judgement;
mod key;
mod lexicon;
mod no_envelope;
mod numbered;
#[cfg(feature = "reasons")]
mod reason;
mod retry;
mod rules;
mod texts;

use std::borrow::Cow;
use std::fmt;

use crate::envelope::{Envelope, trim_code};
use crate::json::Text;
use description::Part;

#[cfg(feature = "catalogue")]
pub use catalogue::Catalogue;
pub use category::{Category, Fault};
pub use description::Language;
pub use judgement::Judgement;
#[cfg(feature = "reasons")]
pub use reason::Reason;
pub use retry::{Basis, Retry};

/// An error code: `family[.detail]`, split at the first dot, and what it means.
///
/// It is kept as it was sent; white space around it and dots behind it are left out for all that is asked of it.
///
/// Some codes mean different things in different products. The envelope does not name the product, so whoever made
/// the call says it: [`Options::with_product`](crate::Options::with_product), or [`in_product`](Self::in_product) of a code alone.
///
/// ```
/// use tcenvelope::{Category, Code, Retry};
/// let code = Code::from("InvalidParameterValue.Zone.NotFound.");
/// assert_eq!(code.as_str(), "InvalidParameterValue.Zone.NotFound.");
/// assert_eq!(code.family(), "InvalidParameterValue");
/// assert_eq!(code.detail(), "Zone.NotFound");
/// assert_eq!(code.category(), Category::NotFound);
/// assert_eq!(code.retry(), Retry::Never);
/// assert_eq!(Code::from("InternalError").detail(), "");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Code<'a> {
    text: Cow<'a, str>,
    product: Option<Cow<'a, str>>,
}

impl<'a> Code<'a> {
    /// The code as a product means it: `cvm`, as in the name of the host that was called. A product that is not known
    /// changes nothing.
    ///
    /// ```
    /// use tcenvelope::{Basis, Category, Code};
    /// let code = Code::from("UnauthorizedOperation.Unknown");
    /// assert_eq!(code.category(), Category::Authorization);
    /// let code = code.in_product("ecdn");
    /// assert_eq!(code.judgement().basis, Basis::Product);
    /// assert_eq!(code.category(), Category::Internal);
    /// ```
    #[must_use]
    pub fn in_product(self, product: impl Into<Cow<'a, str>>) -> Self {
        Self {
            product: Some(product.into()),
            ..self
        }
    }

    /// The product that was said to have sent it.
    #[must_use]
    pub fn product(&self) -> Option<&str> {
        self.product.as_deref()
    }
}

impl Code<'_> {
    /// The same, borrowed from nothing.
    pub(crate) fn into_owned(self) -> Code<'static> {
        let own = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        Code {
            text: own(self.text),
            product: self.product.map(own),
        }
    }

    /// The code as it was sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What stands before the first dot; all of it if there is none.
    #[must_use]
    pub fn family(&self) -> &str {
        self.split().0
    }

    /// What stands behind the first dot; empty if there is none.
    #[must_use]
    pub fn detail(&self) -> &str {
        self.split().1
    }

    /// What happened, what to do next, and how that is known. It is looked up each time, without an allocation.
    #[must_use]
    pub fn judgement(&self) -> Judgement {
        judgement::judge(self.trimmed(), self.product())
    }

    /// Why it was judged so: what the [basis](Judgement::basis) found. None where nothing is known about the code.
    ///
    /// It comes with the feature `reasons`, which is off unless turned on, and is for a person's help.
    #[cfg(feature = "reasons")]
    #[must_use]
    pub fn reason(&self) -> Option<Reason> {
        reason::of(self.trimmed(), self.product())
    }

    /// What happened.
    #[must_use]
    pub fn category(&self) -> Category {
        self.judgement().category
    }

    /// What to do next.
    #[must_use]
    pub fn retry(&self) -> Retry {
        self.judgement().retry
    }

    /// Who must act.
    #[must_use]
    pub fn fault(&self) -> Fault {
        self.category().fault()
    }

    /// Whether it is one of the 38 codes that the documentation says any action can give.
    ///
    /// Source: the [Responses](https://www.tencentcloud.com/document/product/1008/57524) page.
    ///
    /// ```
    /// use tcenvelope::Code;
    /// assert!(Code::from("RequestLimitExceeded").is_common());
    /// assert!(!Code::from("InvalidInstanceId.NotFound").is_common());
    /// ```
    #[must_use]
    pub fn is_common(&self) -> bool {
        judgement::is_common(self.trimmed())
    }

    /// What happened, in a sentence for a person: of a common code its own, unless the product means something else by
    /// it; else of its family, if the family tells what the category does; else of the category.
    ///
    /// ```
    /// use tcenvelope::{Code, Language};
    /// let code = Code::from("RequestLimitExceeded");
    /// assert!(code.description(Language::English).is_ascii());
    /// assert!(!code.description(Language::Chinese).is_ascii());
    /// ```
    #[must_use]
    pub fn description(&self, language: Language) -> &'static str {
        self.text(Part::Description, language)
    }

    /// Who must do what. Whether to send the request again is what [`Retry::advice`] says.
    #[must_use]
    pub fn advice(&self, language: Language) -> &'static str {
        self.text(Part::Advice, language)
    }

    /// The text of the code, unless the product means something else by it, or of its family, if the code is nothing more
    /// or the family tells what the category does; else that of the category.
    fn text(&self, part: Part, language: Language) -> &'static str {
        let Judgement {
            category, basis, ..
        } = self.judgement();
        let (family, detail) = self.split();
        let is_general = basis != Basis::Product;
        let own = || description::of_code(self.trimmed(), part, language);
        let of_family = || description::of_family(family, part, language);
        let family_says_so =
            || judgement::of_family(family).is_some_and(|of| of.category == category);
        let own = is_general.then(own).flatten();
        own.or_else(|| {
            let fits = (is_general && detail.is_empty()) || family_says_so();
            fits.then(of_family).flatten()
        })
        .unwrap_or_else(|| description::of_category(category, part, language))
    }

    fn trimmed(&self) -> &str {
        trim_code(&self.text)
    }

    fn split(&self) -> (&str, &str) {
        let trimmed = self.trimmed();
        trimmed.split_once('.').unwrap_or((trimmed, ""))
    }
}

impl Envelope<'_> {
    /// The error code, if the call failed; of the product that the [options](crate::Options::with_product) named.
    ///
    /// ```
    /// use tcenvelope::Category;
    /// let envelope = tcenvelope::decode(br#"{"Response": {"Error": {"Code": "RequestLimitExceeded"}}}"#)?;
    /// assert_eq!(envelope.code().unwrap().category(), Category::Throttled);
    /// # Ok::<(), tcenvelope::DecodeError>(())
    /// ```
    #[must_use]
    pub fn code(&self) -> Option<Code<'_>> {
        let code = Code::from(self.failure()?.code());
        Some(match &self.product {
            None => code,
            Some(product) => code.in_product(product.as_str()),
        })
    }
}

impl fmt::Display for Code<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl<'a> From<&'a str> for Code<'a> {
    fn from(text: &'a str) -> Self {
        Cow::Borrowed(text).into()
    }
}

impl From<String> for Code<'_> {
    fn from(text: String) -> Self {
        Cow::<str>::Owned(text).into()
    }
}

impl<'a> From<Text<'a>> for Code<'a> {
    fn from(text: Text<'a>) -> Self {
        text.to_cow().into()
    }
}

impl<'a> From<Cow<'a, str>> for Code<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self {
            text,
            product: None,
        }
    }
}
