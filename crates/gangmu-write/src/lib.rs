//! Writes what gangmu reads: the output contract.
