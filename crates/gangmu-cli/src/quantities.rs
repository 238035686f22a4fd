use crate::problem::{Outcome, Problem};

/// `gangmu quantities`.
pub(crate) fn run() -> Result<Outcome, Problem> {
    Ok(Outcome::AllRead)
}
