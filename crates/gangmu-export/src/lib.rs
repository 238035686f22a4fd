//! Records for other programs: a panel of indicators ([`Panel`]), tables for Excel, Stata, R and Frictionless data packages, and annotations for
//! Label Studio, brat and the web ([`Export`]).

mod annotation;
mod column;
mod export;
mod panel;
mod script;
mod table;

pub use export::{Export, Form};
pub use panel::{Panel, PanelCounts};
