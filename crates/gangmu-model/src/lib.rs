//! The plain data that gangmu's stages hand to each other.
//!
//! ```text
//! bytes ─► Source ─► Text ─► Document (Outline) ─► Mention ─► Record
//! ```
//!
//! Nothing here computes anything about Chinese; these are the nouns the other crates share.

mod document;
mod flag;
mod mention;
mod metadata;
mod offset_map;
mod outline;
mod quantity;
mod record;
mod rule_id;
mod source;
mod span;
mod text;

pub use document::{Document, DocumentKind};
pub use flag::Flag;
pub use mention::{Cue, CueKind, DateMention, Mention, MentionKind, Precision};
pub use metadata::{Metadata, Region};
pub use offset_map::{OffsetMap, OffsetMapBuilder};
pub use outline::{Outline, Role, Section, SectionKind};
pub use quantity::{Bound, Change, Comparator, Dimension, Quantity};
pub use record::{
    Commitment, ListItem, Measurement, MeasurementKind, Nature, Records, Reference, ReferenceKind, Responsible, ResponsibleRole,
    Status, Task, TaskList,
};
pub use rule_id::RuleId;
pub use source::Source;
pub use span::{Clean, Decoded, Raw, Span};
pub use text::{Mark, MarkKind, Text, Word};
