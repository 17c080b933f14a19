//! `core/src/code/tables/`, from the judgements and facts in `core/data/`.

pub(crate) mod catalogue;
pub(crate) mod descriptions;
pub(crate) mod judgements;
mod lexicon;
pub(crate) mod reasons;
mod texts;
pub(crate) mod tsv;
