use std::io;

use sha2::{Digest, Sha256};

use crate::OutputFile;
use crate::file_facts::hex_sha256;

/// A writer that counts and hashes what passes through.
#[derive(Debug)]
pub struct Hashed<W> {
    name: String,
    inner: W,
    bytes: u64,
    sha256: Sha256,
}

impl<W: io::Write> Hashed<W> {
    /// A writer of the output file `name` on top of `inner`.
    pub fn new(name: &str, inner: W) -> Self {
        Self { name: name.to_owned(), inner, bytes: 0, sha256: Sha256::new() }
    }

    /// Flushes and gives back the inner writer and what was written.
    ///
    /// # Errors
    /// Where the rest cannot be written.
    pub fn finish(mut self) -> io::Result<(W, OutputFile)> {
        self.inner.flush()?;
        let sha256 = hex_sha256(self.sha256.finalize().as_slice());
        Ok((self.inner, OutputFile { name: self.name, bytes: self.bytes, sha256 }))
    }
}

impl<W: io::Write> io::Write for Hashed<W> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(buffer)?;
        self.sha256.update(buffer.get(..written).unwrap_or(buffer));
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
