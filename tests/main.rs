//! The tests of the whole workspace, through the program and from the reader's side.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, reason = "a test that cannot go on fails")]

mod browser;
mod bytes;
mod command;
mod contract;
mod docs;
mod eval;
mod examples;
mod floors;
mod imports;
mod indicators;
mod laws;
mod line;
mod program;
mod readme;
mod report;
mod roles;
mod rules;
mod study;
mod words;
