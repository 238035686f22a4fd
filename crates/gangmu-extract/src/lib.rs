//! What stands in a text ([`Spotter`]: mentions) and what it says ([`Linker`]: records).

mod link;
mod list;
mod marks;
mod reach;
mod spot;
mod task;

pub use link::Linker;
pub use list::ListReader;
pub use spot::{Approx, Found, FoundKind, QuantityReader, Spotter};
pub use task::TaskReader;
