//! Which product documents which codes.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Range;

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
        CODES
            .find(code.as_bytes())
            .map_or(0..0, places)
            .filter_map(move |place| {
                let (product, _) = release_name(release_at(place));
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

    /// All codes that are documented, in the order of their bytes.
    ///
    /// ```
    /// use tcenvelope::Catalogue;
    /// assert_eq!(Catalogue::all_codes().filter(|code| code == "InternalError").count(), 1);
    /// ```
    pub fn all_codes() -> impl Iterator<Item = String> {
        (0..CODES.len()).map(|code| CODES.name(code))
    }

    /// The products that document any code, in the order of their names.
    ///
    /// ```
    /// use tcenvelope::Catalogue;
    /// assert!(Catalogue::all_products().any(|product| product == "cvm"));
    /// ```
    pub fn all_products() -> impl Iterator<Item = String> {
        (0..PRODUCTS.len()).map(|product| PRODUCTS.name(product))
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
        let is_version = |release| version.is_none_or(|version| release_name(release).1 == version);
        match product {
            None => version.is_none() || places(code).map(release_at).any(is_version),
            Some(product) => {
                let (first, end) = releases_named(product);
                (first..end).any(|release| {
                    first_from(places(code), release) == Some(release) && is_version(release)
                })
            }
        }
    }

    /// The documented codes that a misspelt one is nearest to, the nearest first, at most `limit`; of one product, or of
    /// all. What has less than two thirds of its letters in common is not near.
    ///
    /// It compares with every code: that takes a millisecond or a few, so it is for a person's help.
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
        let releases = product.map_or((0, usize::MAX), releases_named);
        let letters = Letters::of(code);
        let mut near: Vec<(f64, String)> = codes_within(releases)
            .map(|number| CODES.name(number))
            // Most are told apart without the costly comparison: a letter that only one of the two has must be changed.
            .filter(|name| letters.likeness_at_most(&Letters::of(name)) >= NEAR)
            .map(|name| (strsim::normalized_damerau_levenshtein(code, &name), name))
            .filter(|(likeness, _)| *likeness >= NEAR)
            .collect();
        near.sort_by(|(one, _), (other, _)| other.partial_cmp(one).unwrap_or(Ordering::Equal));
        near.truncate(limit);
        near.into_iter().map(|(_, name)| name).collect()
    }
}

/// The products. The extra bytes are where the releases of each begin and where the last end, two bytes each.
static PRODUCTS: Lexicon = Lexicon::new(include_bytes!("tables/products.bin"));

struct Releases {
    name_offsets: &'static [u8],
    code_offsets: &'static [u8],
    names: &'static str,
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
    let Ok(names) = std::str::from_utf8(names) else {
        panic!("the generator writes ASCII");
    };
    Releases {
        name_offsets,
        code_offsets,
        names,
        of_codes,
    }
};

/// Where the releases that document a code stand. They are numbered, and stand there, in the order of their names.
fn places(code: usize) -> Range<usize> {
    number::<2>(RELEASES.code_offsets, code)..number::<2>(RELEASES.code_offsets, code + 1)
}

fn release_at(place: usize) -> usize {
    number::<2>(RELEASES.of_codes, place)
}

/// Of the releases at some places, the first that is not before another.
fn first_from(mut places: Range<usize>, release: usize) -> Option<usize> {
    let last = places.end;
    while !places.is_empty() {
        let middle = places.start + places.len() / 2;
        if release_at(middle) < release {
            places.start = middle + 1;
        } else {
            places.end = middle;
        }
    }
    (places.end < last).then(|| release_at(places.end))
}

/// The numbers of the codes that a release between the first and the one behind the last documents.
fn codes_within((first, end): (usize, usize)) -> impl Iterator<Item = usize> {
    (0..CODES.len())
        .filter(move |code| first_from(places(*code), first).is_some_and(|found| found < end))
}

/// Product and version of a release.
fn release_name(release: usize) -> (&'static str, &'static str) {
    let start = number::<2>(RELEASES.name_offsets, release);
    let end = number::<2>(RELEASES.name_offsets, release + 1);
    // The generator takes no version of another length.
    let slash = end - "/2017-03-12".len();
    (
        &RELEASES.names[start..slash],
        &RELEASES.names[slash + 1..end],
    )
}

/// The first release of a product, and the one behind its last.
fn releases_named(product: &str) -> (usize, usize) {
    PRODUCTS.find(product.as_bytes()).map_or((0, 0), |found| {
        (
            number::<2>(PRODUCTS.extra, found),
            number::<2>(PRODUCTS.extra, found + 1),
        )
    })
}

/// How often each ASCII character stands in a text.
struct Letters {
    counts: [u16; 128],
    /// Characters, all of them.
    total: u16,
}

impl Letters {
    /// Of a text of at most 65,535 characters.
    fn of(text: &str) -> Self {
        let mut letters = Self {
            counts: [0; 128],
            total: 0,
        };
        for character in text.chars() {
            if let Some(count) = letters.counts.get_mut(character as usize) {
                *count += 1;
            }
            letters.total += 1;
        }
        letters
    }

    /// What the likeness of the two texts cannot exceed: the part of their characters that they have in common.
    fn likeness_at_most(&self, other: &Self) -> f64 {
        let pairs = self.counts.iter().zip(&other.counts);
        let common: u16 = pairs.map(|(one, other)| one.min(other)).sum();
        f64::from(common) / f64::from(self.total.max(other.total).max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_what_it_names() {
        super::super::lexicon::check(&CODES);
        super::super::lexicon::check(&PRODUCTS);
        assert_eq!(CODES.len(), 12_793);
        assert_eq!(
            (0..CODES.len())
                .map(|code| places(code).len())
                .sum::<usize>(),
            18_424
        );
    }

    #[test]
    fn what_is_passed_over_is_not_near() {
        let texts = [
            "",
            "a",
            "InvalidParameter",
            "InvaildParameter",
            "Parameter",
            "\u{dc}berlimit",
            "LimitExceeded.X",
        ];
        let names: Vec<String> = (0..CODES.len())
            .step_by(97)
            .map(|code| CODES.name(code))
            .collect();
        for text in texts {
            for name in &names {
                let likeness = strsim::normalized_damerau_levenshtein(text, name);
                let most = Letters::of(text).likeness_at_most(&Letters::of(name));
                assert!(likeness <= most + 1e-9, "{text} {name} {likeness} {most}");
            }
        }
    }
}
