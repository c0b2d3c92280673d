//! Stands before rustc while cargo builds (RUSTC_WRAPPER), and adds the profiler's flags to what is to be recorded.
//! So cargo, which never sees them, builds what it would build anyway: with the flags that it is configured to give,
//! and with the dependencies that are built already.
//!
//! Beside each recording CRATE-PID.mm_profdata it writes CRATE-PID.process.json: how much processor time and memory
//! rustc took. The file of LLVM's own profiler, if that is on, is moved there as CRATE-PID.llvm_timings.json.
//!
//! FERROLENS_FLAGS      what to add, separated by the byte 1F
//! FERROLENS_FOLDER     where rustc writes its recordings
//! FERROLENS_NOTES      members of a JSON object that are the same for all recordings, copied into each .process.json
//! FERROLENS_RECORD     `primary`: only the packages that cargo was asked to build; `all`: every compilation
//! FERROLENS_BOOTSTRAP  set if rustc takes unstable flags only with RUSTC_BOOTSTRAP=1
//! FERROLENS_WRAPPER    another wrapper, which is to stand between this one and rustc

use std::env::{args_os, var, var_os};
use std::ffi::OsString;
use std::fs::{copy, remove_file, rename, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{exit, Command, ExitStatus};
use std::time::Instant;

fn main() {
    let mut words = var_os("FERROLENS_WRAPPER").into_iter().chain(args_os().skip(1));
    let Some(program) = words.next() else { exit(1) };
    let words: Vec<OsString> = words.collect();
    let mut command = Command::new(&program);
    command.args(&words);
    // Cargo sets the first for the packages it was asked for, the second for whatever it compiles; neither is set when
    // it, or a build script, only asks the compiler what it can do.
    let primary = var("FERROLENS_RECORD").as_deref() == Ok("primary");
    let error = if var_os(if primary { "CARGO_PRIMARY_PACKAGE" } else { "CARGO_CRATE_NAME" }).is_some() {
        let flags = var("FERROLENS_FLAGS").unwrap_or_default();
        command.args(flags.split('\x1f').filter(|flag| !flag.is_empty()));
        if var_os("FERROLENS_BOOTSTRAP").is_some() {
            command.env("RUSTC_BOOTSTRAP", "1");
        }
        record(&mut command, &words, flags.contains("-Zllvm-time-trace"))
    } else {
        run(&mut command)
    };
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

/// Runs rustc, notes what it took, and ends as it ended.
fn record(command: &mut Command, words: &[OsString], llvm: bool) -> std::io::Error {
    let folder = PathBuf::from(var_os("FERROLENS_FOLDER").unwrap_or_default());
    // Where the command line is too long for the system, cargo gives a file of words.
    let name = option(words, "--crate-name").or_else(|| var("CARGO_CRATE_NAME").ok()).unwrap_or_default();
    let timings = llvm.then(|| timings(words, &name));
    // rustc would overwrite a file of the user's.
    let aside = timings.as_deref().and_then(put_aside);
    let before = recordings(&folder, &name);
    let started = Instant::now();
    system::end_with_this_process(command);
    let ended = command.spawn().and_then(|mut rustc| Ok((rustc.id(), rustc.wait()?)));
    let wall = started.elapsed().as_nanos();
    let recording = ended.as_ref().ok().and_then(|(id, _)| recording(&folder, &name, *id, &before));
    if let (Some(recording), Some(timings)) = (&recording, &timings) {
        bring(timings, &recording.with_extension("llvm_timings.json"));
    }
    if let (Some(aside), Some(timings)) = (aside, timings) {
        let _ = rename(aside, timings);
    }
    let status = match ended {
        Ok((_, status)) => status,
        Err(error) => return error,
    };
    if let Some(recording) = &recording {
        note(recording, &name, wall, status);
    }
    system::end_as(status)
}

/// The recording that rustc wrote. Its name has the number of rustc's process, which is not known where another
/// wrapper started that: then it is the one that was not there before, if it is the only one.
fn recording(folder: &Path, name: &str, id: u32, before: &[PathBuf]) -> Option<PathBuf> {
    let expected = folder.join(format!("{name}-{id:07}.mm_profdata"));
    if expected.exists() {
        return Some(expected);
    }
    let mut new = recordings(folder, name);
    new.retain(|file| !before.contains(file) && !file.with_extension("process.json").exists());
    if new.len() == 1 { new.pop() } else { None }
}

fn recordings(folder: &Path, name: &str) -> Vec<PathBuf> {
    let files = folder.read_dir().into_iter().flatten().flatten().map(|file| file.path());
    files.filter(|file| process_id(file, name).is_some()).collect()
}

/// The number in CRATE-PID.mm_profdata.
fn process_id(recording: &Path, name: &str) -> Option<u32> {
    let stem = recording.file_name()?.to_str()?.strip_suffix(".mm_profdata")?;
    stem.strip_prefix(name)?.strip_prefix('-')?.parse().ok()
}

fn note(recording: &Path, name: &str, wall: u128, status: ExitStatus) {
    let mut members = vec![format!("\"crate\": \"{}\"", name.replace(['"', '\\'], "_"))];
    members.extend(process_id(recording, name).map(|id| format!("\"process_id\": {id}")));
    members.extend(var("FERROLENS_NOTES").ok().filter(|notes| !notes.is_empty()));
    members.push(format!("\"exit_code\": {}", status.code().map_or("null".into(), |code| code.to_string())));
    members.extend(std::thread::available_parallelism().map(|cores| format!("\"cores\": {cores}")));
    members.push(format!("\"wall_ns\": {wall}"));
    if let Some((user, system, peak)) = system::usage() {
        members.push(format!("\"user_ns\": {user},\n  \"system_ns\": {system},\n  \"cpu_ns\": {}", user + system));
        members.push(format!("\"peak_rss_bytes\": {peak}"));
    }
    let text = format!("{{\n  {}\n}}\n", members.join(",\n  "));
    let file = recording.with_extension("process.json");
    // Without it a recording is as good as any other; nothing is overwritten.
    let mut new = OpenOptions::new();
    let _ = new.write(true).create_new(true).open(file).and_then(|mut file| file.write_all(text.as_bytes()));
}

/// The file that rustc writes with -Zllvm-time-trace: in the folder of what it makes, named like that.
fn timings(words: &[OsString], name: &str) -> PathBuf {
    let extra = option(words, "-C extra-filename").unwrap_or_default();
    let folder = option(words, "--out-dir").unwrap_or_default();
    Path::new(&folder).join(format!("{name}{extra}.llvm_timings.json"))
}

/// Gives a file that is there another name until the end.
fn put_aside(file: &Path) -> Option<PathBuf> {
    let aside = file.with_extension(format!("json.{}", std::process::id()));
    (file.exists() && !aside.exists() && rename(file, &aside).is_ok()).then_some(aside)
}

/// Moves a file, also to another disk.
fn bring(file: &Path, to: &Path) {
    if file.exists() && !to.exists() && rename(file, to).is_err() && copy(file, to).is_ok() {
        let _ = remove_file(file);
    }
}

/// The value of an option of rustc's: `--out-dir DIR`, `--out-dir=DIR`; `-C KEY=VALUE`, `-CKEY=VALUE`.
fn option(words: &[OsString], name: &str) -> Option<String> {
    let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
    let value = |text: &str, name: &str| text.strip_prefix(name)?.strip_prefix('=').map(str::to_string);
    words.iter().enumerate().rev().find_map(|(i, word)| match name.strip_prefix("-C ") {
        Some(key) if word == "-C" => value(words.get(i + 1)?, key),
        Some(key) => value(word.strip_prefix("-C")?, key),
        None if word == name => words.get(i + 1).map(|value| value.to_string()),
        None => value(word, name),
    })
}

#[cfg(unix)]
mod system {
    use std::os::raw::{c_int, c_long, c_ulong};
    use std::os::unix::process::ExitStatusExt;
    use std::process::{exit, Command, ExitStatus};

    #[cfg(target_vendor = "apple")]
    type Micros = c_int;
    #[cfg(not(target_vendor = "apple"))]
    type Micros = c_long;

    #[repr(C)]
    #[derive(Clone, Copy, Default)]
    struct Time {
        seconds: c_long,
        micros: Micros,
    }

    /// The beginning of the system's struct rusage, and more than enough room for the rest.
    #[repr(C)]
    #[derive(Default)]
    struct Usage {
        user: Time,
        system: Time,
        peak: c_long,
        rest: [c_long; 32],
    }

    const CHILDREN: c_int = -1;
    const CORE: c_int = 4;

    extern "C" {
        fn getrusage(who: c_int, usage: *mut Usage) -> c_int;
        fn setrlimit(resource: c_int, limits: *const [c_ulong; 2]) -> c_int;
        fn signal(number: c_int, handler: usize) -> usize;
        fn raise(number: c_int) -> c_int;
    }

    /// User and system time in nanoseconds and the most memory in bytes, of rustc and the linker: of all processes that
    /// this one has waited for.
    pub fn usage() -> Option<(u64, u64, u64)> {
        let mut usage = Usage::default();
        if unsafe { getrusage(CHILDREN, &mut usage) } != 0 {
            return None;
        }
        let nanos = |time: Time| time.seconds as u64 * 1_000_000_000 + time.micros as u64 * 1000;
        let unit = if cfg!(target_vendor = "apple") { 1 } else { 1024 };
        Some((nanos(usage.user), nanos(usage.system), usage.peak as u64 * unit))
    }

    /// Ends by the same signal, so that cargo tells it; without writing a core over rustc's.
    pub fn end_as(status: ExitStatus) -> ! {
        if let Some(number) = status.signal() {
            unsafe {
                setrlimit(CORE, &[0, 0]);
                signal(number, 0);
                raise(number);
            }
        }
        exit(status.code().unwrap_or(1))
    }

    /// Has rustc end when this process is killed, where the system can.
    #[cfg(target_os = "linux")]
    pub fn end_with_this_process(command: &mut Command) {
        extern "C" {
            fn prctl(option: c_int, ...) -> c_int;
        }
        const PARENT_DEATH_SIGNAL: c_int = 1;
        const KILL: c_ulong = 9;
        let ask = || {
            unsafe { prctl(PARENT_DEATH_SIGNAL, KILL) };
            Ok(())
        };
        unsafe { std::os::unix::process::CommandExt::pre_exec(command, ask) };
    }

    #[cfg(not(target_os = "linux"))]
    pub fn end_with_this_process(_: &mut Command) {}
}

#[cfg(not(unix))]
mod system {
    use std::process::{exit, Command, ExitStatus};

    pub fn usage() -> Option<(u64, u64, u64)> {
        None
    }

    pub fn end_as(status: ExitStatus) -> ! {
        exit(status.code().unwrap_or(1))
    }

    pub fn end_with_this_process(_: &mut Command) {}
}
