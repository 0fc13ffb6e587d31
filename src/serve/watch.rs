//! The memory of the process, where the system tells it, so that no query takes all of it.

#![expect(clippy::disallowed_methods, reason = "this is the edge that asks the system about this process")]

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tokio::{task::JoinSet, time::interval};

use crate::query::Stop;

/// How often the memory is looked at.
const EVERY: Duration = Duration::from_millis(50);

/// Watches over a query until it is dropped.
pub(super) struct Watch {
    beyond: Arc<AtomicBool>,
    /// Ends with this.
    _watching: JoinSet<()>,
}

impl Watch {
    /// Stops the query once the process holds more than `most` bytes; never where the system does not tell.
    pub(super) fn over(stop: Stop, most: Option<u64>) -> Self {
        let beyond = Arc::new(AtomicBool::new(false));
        let mut watching = JoinSet::new();
        if let Some(most) = most {
            let beyond = beyond.clone();
            watching.spawn(async move {
                let mut ticks = interval(EVERY);
                loop {
                    ticks.tick().await;
                    match held() {
                        None => return,
                        Some(held) if held > most => break,
                        Some(_) => {}
                    }
                }
                beyond.store(true, Ordering::Relaxed);
                stop.now();
            });
        }
        Self { beyond, _watching: watching }
    }

    /// Whether the query was stopped.
    pub(super) fn stopped(&self) -> bool {
        self.beyond.load(Ordering::Relaxed)
    }
}

/// Bytes that the process holds in memory and that no file backs: Linux tells.
fn held() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
