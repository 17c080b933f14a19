//! What a person is told, in the project's own words.

use super::category::Category;
use super::key::Key;
use super::lexicon::Lexicon;
use super::numbered::numbered;
use super::retry::Retry;
use super::texts;

numbered! {
    /// A language that descriptions and advice are written in. More may be added.
    ///
    /// ```
    /// use tcenvelope::{Code, Language};
    /// let code = Code::from("RequestLimitExceeded");
    /// assert_ne!(code.description(Language::English), code.description(Language::Chinese));
    /// ```
    Language {
        /// English.
        English = 0;
        /// Simplified Chinese.
        Chinese = 1;
    }
}

/// Which of the texts about something.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Description = 0,
    Advice = 1,
}

/// The names are `category/Throttled`, `retry/Never`, `family/FailedOperation` and `code/AuthFailure`. The extra bytes
/// are the [texts] of each: description and advice in English, then in Chinese.
static DESCRIPTIONS: Lexicon = Lexicon::new(include_bytes!("tables/descriptions.bin"));

/// Texts about one thing.
const TEXTS: usize = 4;

impl Category {
    /// What happened, in a sentence for a person.
    #[must_use]
    pub fn description(self, language: Language) -> &'static str {
        of_category(self, Part::Description, language)
    }

    /// Who must do what.
    #[must_use]
    pub fn advice(self, language: Language) -> &'static str {
        of_category(self, Part::Advice, language)
    }
}

impl Retry {
    /// What it means, in a sentence for a person.
    #[must_use]
    pub fn description(self, language: Language) -> &'static str {
        text("retry", self.name(), Part::Description, language).unwrap_or_default()
    }

    /// Whether and how to send the request again.
    ///
    /// ```
    /// use tcenvelope::{Language, Retry};
    /// assert!(Retry::Backoff.advice(Language::English).contains("again"));
    /// ```
    #[must_use]
    pub fn advice(self, language: Language) -> &'static str {
        text("retry", self.name(), Part::Advice, language).unwrap_or_default()
    }
}

/// A text of the code itself, which common codes have.
pub(super) fn of_code(code: &str, part: Part, language: Language) -> Option<&'static str> {
    text("code", code, part, language)
}

pub(super) fn of_category(category: Category, part: Part, language: Language) -> &'static str {
    text("category", category.name(), part, language).unwrap_or_default()
}

pub(super) fn of_family(family: &str, part: Part, language: Language) -> Option<&'static str> {
    text("family", family, part, language)
}

fn text(kind: &str, name: &str, part: Part, language: Language) -> Option<&'static str> {
    let key = Key::new(kind, name)?;
    let found = DESCRIPTIONS.find(key.as_bytes())?;
    let index = TEXTS * found + 2 * language as usize + part as usize;
    Some(texts::text(
        DESCRIPTIONS.extra,
        TEXTS * DESCRIPTIONS.len(),
        index,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_what_it_names_and_every_category_and_retry() {
        super::super::lexicon::check(&DESCRIPTIONS);
        for language in Language::ALL.iter().copied() {
            for category in Category::ALL {
                assert!(!category.description(language).is_empty(), "{category}");
                assert!(!category.advice(language).is_empty(), "{category}");
            }
            for retry in Retry::ALL {
                assert!(!retry.description(language).is_empty(), "{retry}");
                assert!(!retry.advice(language).is_empty(), "{retry}");
            }
        }
    }
}
