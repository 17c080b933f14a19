//! Products by their names.

use tcenvelope::Catalogue;

/// Whether any code of it is documented.
pub(super) fn is_known(product: &str) -> bool {
    Catalogue::codes(product).next().is_some()
}

/// The end of a sentence on a product that is not known: those that it is near to, if there are any.
pub(super) fn nearest_in_words(product: &str) -> String {
    match &nearest(product)[..] {
        [] => String::new(),
        nearest => format!("; nearest: {}", nearest.join(", ")),
    }
}

/// The known products whose names a misspelt one is like, the nearest first.
fn nearest(product: &str) -> Vec<String> {
    const LIMIT: usize = 3;
    // No product is this long, and the time goes with the length.
    const LONGEST: usize = 64;
    if product.len() > LONGEST {
        return Vec::new();
    }
    let product = product.to_lowercase();
    let most_changes = product.len().div_ceil(4);
    let mut near: Vec<(usize, bool, String)> = Catalogue::all_products()
        .map(|name| {
            let changes = strsim::damerau_levenshtein(&name, &product);
            // Names are short, so many are one change away: those of the same letters are what was meant more often.
            (changes, letters(&name) != letters(&product), name)
        })
        .filter(|(changes, _, _)| *changes <= most_changes)
        .collect();
    near.sort();
    near.truncate(LIMIT);
    near.into_iter().map(|(_, _, name)| name).collect()
}

fn letters(name: &str) -> Vec<char> {
    let mut letters: Vec<char> = name.chars().collect();
    letters.sort_unstable();
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_product_is_near_to_the_one_that_was_meant() {
        assert!(is_known("cvm") && !is_known("cmv"));
        assert_eq!(nearest("CVM")[0], "cvm");
        assert_eq!(nearest("cmv")[0], "cvm");
        assert_eq!(nearest("lighthous"), ["lighthouse"]);
        assert!(nearest("no such product").is_empty());
    }
}
