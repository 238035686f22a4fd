//! The report page: the documents of a run as one page that opens from disk, without a network.

mod page;

pub use page::page;
