//! A full disk and a folder that may not be written: a clear error, and nothing lost.
//!
//! Both need a file system of their own, which only root may mount on Linux. Where that cannot be, the tests say so.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

use super::{council, run, said, state::State};

/// A file system in memory, of a size that can be changed, gone when it is dropped.
struct Disk {
    folder: TempDir,
}

impl Disk {
    /// One of so many kibibytes; `None`, and a loud word, where nothing can be mounted.
    fn of(kibibytes: u32) -> Option<Self> {
        let disk = Self { folder: TempDir::new().expect("a temporary folder") };
        let mounted = cfg!(target_os = "linux") && disk.mount(&format!("size={kibibytes}k"));
        if !mounted {
            eprintln!(
                "SKIPPED: no file system can be mounted here (only root may, on Linux): a full disk and a folder that may not be written are not tested"
            );
        }
        mounted.then_some(disk)
    }

    fn mount(&self, options: &str) -> bool {
        let mut command = Command::new("mount");
        command.args(["-t", "tmpfs", "-o", options, "gijigraph-test"]).arg(self.folder.path());
        command.output().is_ok_and(|output| output.status.success())
    }

    /// Mounts it again with other options.
    fn change(&self, options: &str) {
        assert!(self.mount(&format!("remount,{options}")), "mounted once, mounted again");
    }

    fn store(&self) -> PathBuf {
        self.folder.path().join("store")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.folder.path()).output();
    }
}

/// The command failed, and said what is the matter and where.
fn check_told(output: &Output, what: &str, place: &Path) {
    let told = said(output);
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(told.contains(what) && told.contains(&place.display().to_string()), "{told}");
}

#[test]
fn a_full_disk_is_told_and_costs_nothing_that_was_stored() {
    let folder = TempDir::new().expect("a temporary folder");
    let minutes = folder.path().join("minutes");
    council::write(&minutes);
    let (named, alone) = (minutes.display().to_string(), folder.path().join("alone"));
    assert!(run(&["ingest", &named], &alone).status.success());
    let after = State::of(&alone);
    // From a disk that holds hardly anything of a store to one that holds nearly all of it.
    let mut failed = 0;
    for kibibytes in [64, 200, 400, 700, 1000, 1500, 2000, 3000] {
        let Some(disk) = Disk::of(kibibytes) else { return };
        let output = run(&["ingest", &named], &disk.store());
        if output.status.success() {
            continue;
        }
        failed += 1;
        check_told(&output, "no space left", &disk.store());
        disk.change("size=64m");
        State::of(&disk.store()).check_between(&State::default(), &after);
        let again = run(&["ingest", &named], &disk.store());
        assert!(again.status.success(), "{kibibytes} KiB: {}", said(&again));
        State::of(&disk.store()).check_same(&after);
    }
    assert!(failed > 3, "the disks were too large to fill: {failed}");
}

#[test]
fn a_folder_that_may_not_be_written_is_read_and_its_writers_are_told() {
    let folder = TempDir::new().expect("a temporary folder");
    let minutes = folder.path().join("minutes");
    council::write(&minutes);
    let named = minutes.display().to_string();
    let Some(disk) = Disk::of(64 << 10) else { return };
    assert!(run(&["ingest", &named], &disk.store()).status.success());
    let before = State::of(&disk.store());
    council::change(&minutes);
    disk.change("ro");
    for arguments in [&["ingest", &named][..], &["sources", "remove", &named], &["search", "--rebuild"]] {
        check_told(&run(arguments, &disk.store()), "Read-only", &disk.store());
    }
    let elsewhere = disk.folder.path().join("new");
    check_told(&run(&["ingest", &named], &elsewhere), "Read-only", &elsewhere);
    for arguments in [&["trace"][..], &["verify"], &["search", "航空法"]] {
        let output = run(arguments, &disk.store());
        let printed = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{arguments:?}: {}{printed}", said(&output));
    }
    State::of(&disk.store()).check_same(&before);
    disk.change("rw");
    fs::remove_dir_all(&minutes).expect("removed");
}
