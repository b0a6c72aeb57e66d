//! Builds and tests the wasm package. The released program does the same and
//! also asks the network for a newer version of itself; this one does not.

use std::process::ExitCode;

use clap::Parser;
use wasm_pack::{command::run_wasm_pack, Cli, PBAR};

fn main() -> ExitCode {
    env_logger::init();
    let arguments = Cli::parse();
    PBAR.set_log_level(arguments.log_level);
    if arguments.quiet {
        PBAR.set_quiet(true);
    }
    match run_wasm_pack(arguments.cmd) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:?}");
            ExitCode::FAILURE
        }
    }
}
