//! The tests of the whole workspace, through the program and from the reader's side.

mod bytes;
mod command;
mod contract;
mod examples;
mod floors;
mod imports;
mod line;
mod program;
mod words;
