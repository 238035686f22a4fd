//! The report page: the documents of a run as a page that opens from disk, without a network.
//!
//! A small run is one page with everything inside ([`Page::whole`]); a large one is an index ([`Page::index`]) and a page for each
//! document ([`Page::leaf`]), which share the files of [`ASSETS`]. What a page shows of a document is [`Shown`]; what it shows
//! of all of them is collected by [`Totals`], one document at a time.

mod page;
mod shown;
mod summary;
mod totals;

pub use page::{ASSETS, Language, Leaf, Page};
pub use shown::Shown;
pub use summary::Summary;
pub use totals::Totals;
