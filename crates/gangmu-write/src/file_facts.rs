use std::fmt::Write;

use sha2::{Digest, Sha256};

/// What is known of a file from its bytes alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFacts {
    /// SHA-256 of its bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Its length in bytes.
    pub bytes: usize,
}

impl FileFacts {
    /// The facts of a file with these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self { sha256: hex_sha256(Sha256::digest(bytes).as_slice()), bytes: bytes.len() }
    }

    /// The id of a document of this file: the same bytes give the same ids on every machine.
    pub fn document_id(&self, part: usize) -> String {
        let short = self.sha256.get(..16).unwrap_or(&self.sha256);
        format!("{short}-{part}")
    }
}

/// A digest as lower-case hexadecimal.
pub fn hex_sha256(digest: &[u8]) -> String {
    digest.iter().fold(String::with_capacity(digest.len() * 2), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_give_the_same_id() {
        let facts = FileFacts::of(b"");
        assert_eq!(facts.sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(facts.document_id(2), "e3b0c44298fc1c14-2");
    }
}
