//! The `sumsift` command.

fn main() -> std::process::ExitCode {
    sumsift::cli::main()
}
