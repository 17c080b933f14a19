//! What the classes `Code`, `Category` and `Retry`, which are Python, ask the core.

use std::borrow::Cow;

use pyo3::prelude::*;
use pyo3::types::PyString;
use tcenvelope::{Category, Code, DecodeErrorKind, Language, Retry};

use crate::text::to_python;

/// Description, advice, and both in Chinese.
type Texts = [&'static str; 4];

/// A code, in a product if one is named. Lossy: what has no UTF-8 form is a code that nobody knows.
pub(crate) fn code<'a>(
    text: &'a Bound<'_, PyString>,
    product: Option<&'a Bound<'_, PyString>>,
) -> Code<'a> {
    let code = Code::from(text.to_string_lossy());
    match product {
        None => code,
        Some(product) => code.in_product(product.to_string_lossy()),
    }
}

/// Family and detail of a code.
#[pyfunction]
pub(crate) fn split_code(code: &Bound<'_, PyString>) -> PyResult<(Py<PyString>, Py<PyString>)> {
    let py = code.py();
    let code = code.to_string_lossy();
    let code = Code::from(&*code);
    Ok((
        to_python(py, code.family().into())?,
        to_python(py, code.detail().into())?,
    ))
}

/// The numbers of category, retry, basis and fault of a code.
#[pyfunction]
#[pyo3(signature = (code, product))]
pub(crate) fn judge_code(
    code: &Bound<'_, PyString>,
    product: Option<&Bound<'_, PyString>>,
) -> (u32, u32, u32, u32) {
    let judgement = self::code(code, product).judgement();
    (
        judgement.category.number(),
        judgement.retry.number(),
        judgement.basis.number(),
        judgement.category.fault().number(),
    )
}

/// Whether any action can give it.
#[pyfunction]
pub(crate) fn is_common(code: &Bound<'_, PyString>) -> bool {
    self::code(code, None).is_common()
}

#[pyfunction]
#[pyo3(signature = (code, product))]
pub(crate) fn describe_code(
    code: &Bound<'_, PyString>,
    product: Option<&Bound<'_, PyString>>,
) -> Texts {
    let code = self::code(code, product);
    texts(
        |language| code.description(language),
        |language| code.advice(language),
    )
}

#[pyfunction]
pub(crate) fn describe_category(number: u32) -> Texts {
    Category::from_number(number).map_or_else(Texts::default, |category| {
        texts(
            |language| category.description(language),
            |language| category.advice(language),
        )
    })
}

#[pyfunction]
pub(crate) fn describe_retry(number: u32) -> Texts {
    Retry::from_number(number).map_or_else(Texts::default, |retry| {
        texts(
            |language| retry.description(language),
            |language| retry.advice(language),
        )
    })
}

fn texts(
    description: impl Fn(Language) -> &'static str,
    advice: impl Fn(Language) -> &'static str,
) -> Texts {
    [
        description(Language::English),
        advice(Language::English),
        description(Language::Chinese),
        advice(Language::Chinese),
    ]
}

/// The number of the fault of a category.
#[pyfunction]
pub(crate) fn category_fault(number: u32) -> u32 {
    let category = Category::from_number(number).unwrap_or(Category::Unknown);
    category.fault().number()
}

/// The numbers of category and retry of what is no envelope, by the name of its kind and the HTTP status.
#[pyfunction]
#[pyo3(signature = (kind, http_status))]
pub(crate) fn judge_no_envelope(kind: &str, http_status: Option<u16>) -> (u32, u32) {
    // Of a kind that users made up, no more is known than of the others.
    let known = DecodeErrorKind::ALL
        .iter()
        .find(|known| known.name() == kind);
    let kind = known.unwrap_or(&DecodeErrorKind::NotEnvelope);
    (
        kind.category(http_status).number(),
        kind.retry(http_status).number(),
    )
}

/// A text as the core takes it: what has no UTF-8 form names nothing.
pub(crate) fn lossy<'a>(text: Option<&'a Bound<'_, PyString>>) -> Option<Cow<'a, str>> {
    text.map(|text| text.to_string_lossy())
}
