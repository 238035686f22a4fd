mod article;
mod build;
mod lines;
mod links;
mod names;
mod title;
mod tree;
mod words;

pub(crate) use article::article;
pub(crate) use build::parse;
pub(crate) use lines::{Layout, lines};
pub(crate) use title::{metas, text_of, title};
pub(crate) use tree::Tree;
pub(crate) use words::{Piece, pieces};
