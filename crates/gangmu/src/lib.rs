//! Chinese policy documents in, records with their places out.
//!
//! ```
//! let pipeline = gangmu::Pipeline::bundled()?;
//! let reading = pipeline.read("note.txt", "一、工作目标\n新建幼儿园3所。".as_bytes())?;
//! assert_eq!(reading.documents.len(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod pipeline;
mod trial;

pub use gangmu_clean::{BadRecord, Unreadable};
pub use gangmu_extract::{Found, QuantityReader};
pub use gangmu_model as model;
pub use gangmu_rules as rules;
pub use pipeline::{Pipeline, Read, Reading};
pub use trial::{Failure, Trial};
