//! Documents against annotated texts.

mod annotation;
mod counts;
mod likeness;
mod pairing;
mod print;
mod score;
mod source;

pub use annotation::{EvalError, Gold, GoldFile};
pub use counts::Figure;
pub use score::Score;
