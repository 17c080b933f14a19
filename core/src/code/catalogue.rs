//! Which product documents which codes.

use std::cmp::Ordering;
use std::fmt;

use super::lexicon::{Lexicon, number};

/// The codes that the official SDK packages list, by product and version of its API. These are facts for a look-up and for a
/// person's help; no judgement depends on them, for a code may be sent long before it is listed.
///
/// It lies in the binary as it is used: nothing is unpacked or allocated when a program starts. It comes with the
/// feature `catalogue`, which is on unless turned off.
///
/// Source: the packages that `core/data/sdk-packages.txt` names, both editions together.
///
/// ```
/// use tcenvelope::Catalogue;
/// assert!(Catalogue::documents("InvalidInstanceId.NotFound", Some("cvm"), Some("2017-03-12")));
/// assert!(!Catalogue::documents("InvalidInstanceId.NotFound", Some("redis"), None));
/// assert_eq!(Catalogue::codes("redis").count(), 112);
/// assert!(Catalogue::products("FailedOperation.AddInstanceInfoFailed").any(|product| product == "redis"));
/// ```
#[derive(Debug)]
pub struct Catalogue(());

/// The codes. The extra bytes are: how many releases there are and how long their names are together, two bytes each;
/// where the name of each begins and where the last ends, two each; where the releases of each code begin and where the
/// last end, two each; the names (`cvm/2017-03-12`); the numbers of the releases, in order, two each.
static CODES: Lexicon = Lexicon::new(include_bytes!("tables/catalogue.bin"));

impl Catalogue {
    /// The products that document a code, in the order of their names: `cvm`.
    pub fn products(code: &str) -> impl Iterator<Item = &'static str> + use<> {
        let mut last = "";
        let code = CODES.find(code.as_bytes());
        code.into_iter()
            .flat_map(releases_of)
            .filter_map(move |release| {
                let (product, _) = release_name(release);
                let is_new = product != last;
                last = product;
                is_new.then_some(product)
            })
    }

    /// The codes that a product documents in any version, in the order of their bytes. None for a product that is not
    /// known.
    pub fn codes(product: &str) -> impl Iterator<Item = String> + use<> {
        codes_within(releases_named(product)).map(|code| CODES.name(code))
    }

    /// The code at an index of [`codes`](Self::codes), for callers who cannot keep an iterator. Nothing is allocated: it
    /// is put together where it is written.
    ///
    /// ```
    /// use tcenvelope::Catalogue;
    /// let last = Catalogue::code_at("redis", 111).unwrap().to_string();
    /// assert_eq!(Catalogue::codes("redis").last(), Some(last));
    /// assert!(Catalogue::code_at("redis", 112).is_none());
    /// ```
    #[must_use]
    pub fn code_at(product: &str, index: usize) -> Option<impl fmt::Display + use<>> {
        struct Name(usize);

        impl fmt::Display for Name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                CODES.write_name(self.0, formatter)
            }
        }

        codes_within(releases_named(product)).nth(index).map(Name)
    }

    /// Whether a code is documented: by any product, by one, or by one version (`2017-03-12`) of it. White space and dots
    /// that are not part of the code make it another one.
    #[must_use]
    pub fn documents(code: &str, product: Option<&str>, version: Option<&str>) -> bool {
        let Some(code) = CODES.find(code.as_bytes()) else {
            return false;
        };
        releases_of(code).any(|release| {
            let (of_product, of_version) = release_name(release);
            product.is_none_or(|product| product == of_product)
                && version.is_none_or(|version| version == of_version)
        })
    }

    /// The documented codes that a misspelt one is nearest to, the nearest first, at most `limit`; of one product, or of
    /// all. What has less than two thirds of its letters in common is not near.
    ///
    /// It compares with every code: that takes milliseconds, so it is for a person's help.
    ///
    /// ```
    /// use tcenvelope::Catalogue;
    /// let near = Catalogue::nearest("AuthFailure.SignatureExpired", None, 1);
    /// assert_eq!(near, ["AuthFailure.SignatureExpire"]);
    /// ```
    #[must_use]
    pub fn nearest(code: &str, product: Option<&str>, limit: usize) -> Vec<String> {
        const NEAR: f64 = 2.0 / 3.0;
        // No code is this long, and the time goes with the length.
        const LONGEST: usize = 256;
        if code.len() > LONGEST {
            return Vec::new();
        }
        let mut near: Vec<(f64, String)> =
            codes_within(product.map_or((0, usize::MAX), releases_named))
                .map(|number| CODES.name(number))
                .map(|name| (strsim::normalized_damerau_levenshtein(code, &name), name))
                .filter(|(likeness, _)| *likeness >= NEAR)
                .collect();
        near.sort_by(|(one, _), (other, _)| other.partial_cmp(one).unwrap_or(Ordering::Equal));
        near.truncate(limit);
        near.into_iter().map(|(_, name)| name).collect()
    }
}

struct Releases {
    count: usize,
    name_offsets: &'static [u8],
    code_offsets: &'static [u8],
    names: &'static [u8],
    of_codes: &'static [u8],
}

static RELEASES: Releases = {
    const fn header(at: usize) -> usize {
        u16::from_le_bytes([CODES.extra[at], CODES.extra[at + 1]]) as usize
    }
    let count = header(0);
    let (_, rest) = CODES.extra.split_at(4);
    let (name_offsets, rest) = rest.split_at(2 * (count + 1));
    let (code_offsets, rest) = rest.split_at(2 * (CODES.len() + 1));
    let (names, of_codes) = rest.split_at(header(2));
    Releases {
        count,
        name_offsets,
        code_offsets,
        names,
        of_codes,
    }
};

/// The numbers of the releases that document a code; releases are numbered in the order of their names.
fn releases_of(code: usize) -> impl Iterator<Item = usize> {
    let start = number::<2>(RELEASES.code_offsets, code);
    let end = number::<2>(RELEASES.code_offsets, code + 1);
    (start..end).map(|index| number::<2>(RELEASES.of_codes, index))
}

/// The numbers of the codes that a release between the first and the one behind the last documents.
fn codes_within((first, last): (usize, usize)) -> impl Iterator<Item = usize> {
    (0..CODES.len())
        .filter(move |code| releases_of(*code).any(|release| (first..last).contains(&release)))
}

/// Product and version of a release.
fn release_name(release: usize) -> (&'static str, &'static str) {
    let start = number::<2>(RELEASES.name_offsets, release);
    let end = number::<2>(RELEASES.name_offsets, release + 1);
    // The generator writes ASCII with one slash in it.
    std::str::from_utf8(&RELEASES.names[start..end])
        .ok()
        .and_then(|name| name.split_once('/'))
        .unwrap_or_default()
}

/// The first release of a product, and the one behind its last.
fn releases_named(product: &str) -> (usize, usize) {
    let mut of_product = (0..RELEASES.count).filter(|release| release_name(*release).0 == product);
    let Some(first) = of_product.next() else {
        return (0, 0);
    };
    (first, first + 1 + of_product.count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_what_it_names() {
        super::super::lexicon::check(&CODES);
        assert_eq!(CODES.len(), 12_793);
        assert_eq!(
            (0..CODES.len())
                .map(|code| releases_of(code).count())
                .sum::<usize>(),
            18_424
        );
    }
}
