//! The `sumsift` command.

fn main() {}
