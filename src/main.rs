//! The command line of gijigraph.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
