//! Products by their names.

use tcenvelope::Catalogue;

/// Whether any code of it is documented.
pub(super) fn is_known(product: &str) -> bool {
    Catalogue::codes(product).next().is_some()
}

/// The known products whose names a misspelt one is like, the nearest first.
pub(super) fn nearest(product: &str) -> Vec<String> {
    const LIMIT: usize = 3;
    const NEAR: f64 = 0.75;
    let mut near: Vec<(f64, String)> = Catalogue::all_products()
        .map(|name| {
            (
                strsim::jaro(&name, &product.to_lowercase()),
                name,
            )
        })
        .filter(|(likeness, _)| *likeness >= NEAR)
        .collect();
    near.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    near.truncate(LIMIT);
    near.into_iter().map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_product_is_near_to_the_one_that_was_meant() {
        assert!(is_known("cvm") && !is_known("cmv"));
        assert_eq!(nearest("CVM")[0], "cvm");
        assert!(nearest("cmv").contains(&"cvm".to_owned()));
        assert!(nearest("no such product").is_empty());
    }
}
