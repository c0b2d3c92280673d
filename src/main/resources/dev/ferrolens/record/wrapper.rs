//! Stands before rustc while cargo builds (RUSTC_WRAPPER), and adds the profiler's flags to what is to be recorded.
//! So cargo, which never sees them, builds what it would build anyway: with the flags that it is configured to give,
//! and with the dependencies that are built already.
//!
//! FERROLENS_FLAGS      what to add, separated by the byte 1F
//! FERROLENS_RECORD     `primary`: only the packages that cargo was asked to build; `all`: every compilation
//! FERROLENS_BOOTSTRAP  set if rustc takes unstable flags only with RUSTC_BOOTSTRAP=1
//! FERROLENS_WRAPPER    another wrapper, which is to stand between this one and rustc

use std::env::{args_os, var, var_os};
use std::process::{exit, Command};

fn main() {
    let mut words = var_os("FERROLENS_WRAPPER").into_iter().chain(args_os().skip(1));
    let Some(program) = words.next() else { exit(1) };
    let mut command = Command::new(&program);
    command.args(words);
    // Cargo sets the first for the packages it was asked for, the second for whatever it compiles; neither is set when
    // it, or a build script, only asks the compiler what it can do.
    let primary = var("FERROLENS_RECORD").as_deref() == Ok("primary");
    if var_os(if primary { "CARGO_PRIMARY_PACKAGE" } else { "CARGO_CRATE_NAME" }).is_some() {
        command.args(var("FERROLENS_FLAGS").unwrap_or_default().split('\x1f').filter(|flag| !flag.is_empty()));
        if var_os("FERROLENS_BOOTSTRAP").is_some() {
            command.env("RUSTC_BOOTSTRAP", "1");
        }
    }
    let error = run(&mut command);
    eprintln!("error: {} cannot be run: {error}", program.to_string_lossy());
    exit(1);
}

/// Becomes the program, so that cargo sees how it ends, by a signal too.
#[cfg(unix)]
fn run(command: &mut Command) -> std::io::Error {
    std::os::unix::process::CommandExt::exec(command)
}

#[cfg(not(unix))]
fn run(command: &mut Command) -> std::io::Error {
    match command.status() {
        Ok(status) => exit(status.code().unwrap_or(1)),
        Err(error) => error,
    }
}
