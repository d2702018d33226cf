//! The `sumsift` command.

fn main() -> std::process::ExitCode {
    sumsift::cli::main()
}

// Rules and comparisons make many short-lived words and lists: a tenth of the time, see benches/README.md.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static GLOBAL: mimalloc::MiMalloc = mimalloc::MiMalloc;
