//! What the module `tcenvelope.catalogue`, which is Python, asks the core.

use pyo3::prelude::*;
use pyo3::types::PyString;
use tcenvelope::Catalogue;

use crate::code::lossy;

/// The products that document a code.
#[pyfunction]
pub(crate) fn products(code: &Bound<'_, PyString>) -> Vec<&'static str> {
    Catalogue::products(&code.to_string_lossy()).collect()
}

/// The codes that a product documents.
#[pyfunction]
pub(crate) fn codes(product: &Bound<'_, PyString>) -> Vec<String> {
    Catalogue::codes(&product.to_string_lossy()).collect()
}

#[pyfunction]
#[pyo3(signature = (code, product, version))]
pub(crate) fn is_documented(
    code: &Bound<'_, PyString>,
    product: Option<&Bound<'_, PyString>>,
    version: Option<&Bound<'_, PyString>>,
) -> bool {
    Catalogue::documents(
        &code.to_string_lossy(),
        lossy(product).as_deref(),
        lossy(version).as_deref(),
    )
}

/// The documented codes that one is nearest to.
#[pyfunction]
#[pyo3(signature = (code, product, limit))]
pub(crate) fn nearest(
    code: &Bound<'_, PyString>,
    product: Option<&Bound<'_, PyString>>,
    limit: usize,
) -> Vec<String> {
    let text = code.to_string_lossy();
    let product = lossy(product);
    // It takes milliseconds: others run meanwhile.
    code.py()
        .detach(|| Catalogue::nearest(&text, product.as_deref(), limit))
}
