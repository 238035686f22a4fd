//! What a reviewer decided about records.

mod decision;
mod print;
mod share;
mod tally;

pub use decision::{Decided, Decision, ReviewError, decisions};
pub use share::Share;
pub use tally::Review;
