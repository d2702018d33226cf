//! The `sumsift` command.

fn main() -> anyhow::Result<()> {
    sumsift::cli::run()
}
