mod article;
mod build;
mod lines;
mod links;
mod tree;
mod words;

pub(crate) use article::article;
pub(crate) use build::parse;
pub(crate) use lines::{Layout, lines};
pub(crate) use tree::{Attribute, NodeId, Tree};
