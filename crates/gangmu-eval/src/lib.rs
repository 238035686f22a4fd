//! How good a reading is.
//!
//! [`Score`] compares documents with annotated texts ([`Gold`]); [`Review`] counts what a reviewer decided about records and says how sure
//! one may be; [`draw`] draws the records to review.

mod gold;
mod review;
mod sample;

pub use gold::{EvalError, Figure, Gold, GoldFile, Score};
pub use review::{Decided, Decision, Review, ReviewError, Share, decisions};
pub use sample::{Drawn, Strata, draw, write_sample};
