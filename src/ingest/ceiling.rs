//! Ceilings: how large one document may be, and how long it may take. What goes beyond is an error of that document
//! alone.
//!
//! A result is whole or not there, so a time limit never changes what is extracted, only whether it is.

use std::{
    panic::resume_unwind,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

/// Bytes of the largest document, where nothing else is said: more than any minutes have.
const LARGEST: u64 = 256 << 20;

/// What one document may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ceilings {
    /// Its bytes, taken out of an archive where it is in one.
    pub bytes: u64,
    /// The time from its bytes to its quads; `None` is as long as it takes.
    pub time: Option<Duration>,
}

impl Default for Ceilings {
    fn default() -> Self {
        Self { bytes: LARGEST, time: None }
    }
}

/// A document went beyond a ceiling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Exceeded {
    /// It has more bytes.
    #[error("larger than {0} bytes: --max-bytes raises the limit")]
    Bytes(u64),
    /// It takes longer.
    #[error("not done within {} seconds: --max-seconds raises the limit", .0.as_secs_f64())]
    Time(Duration),
}

/// Told to work that nobody waits for any more; such work asks between its stages.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Whether the work is to go on.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        !self.0.load(Ordering::Relaxed)
    }
}

/// Does `work`, on a thread of its own where there is a time limit. Beyond it, nobody waits: the thread ends at its next
/// stage, or with the process.
///
/// # Errors
///
/// [`Exceeded::Time`]. A panic of the work goes on here.
pub fn within<T: Send + 'static>(
    limit: Option<Duration>,
    work: impl FnOnce(&Stop) -> T + Send + 'static,
) -> Result<T, Exceeded> {
    let stop = Stop::default();
    let Some(limit) = limit else { return Ok(work(&stop)) };
    let (tell, told) = mpsc::sync_channel(1);
    let theirs = stop.clone();
    let worker = thread::spawn(move || {
        // Nobody listens any more where it took too long.
        let _ = tell.send(work(&theirs));
    });
    match told.recv_timeout(limit) {
        Ok(done) => Ok(done),
        Err(RecvTimeoutError::Timeout) => {
            stop.0.store(true, Ordering::Relaxed);
            Err(Exceeded::Time(limit))
        }
        Err(RecvTimeoutError::Disconnected) => match worker.join() {
            Err(panic) => resume_unwind(panic),
            // It says what it did before it ends.
            Ok(()) => Err(Exceeded::Time(limit)),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use super::*;

    #[test]
    fn work_within_its_time_gives_what_it_gives_without_a_limit() {
        for limit in [None, Some(Duration::from_mins(10))] {
            assert_eq!(within(limit, Stop::goes_on), Ok(true));
        }
    }

    #[test]
    fn work_beyond_its_time_is_told_to_stop_and_not_waited_for() {
        let (tell, told) = mpsc::channel();
        let limit = Duration::from_millis(20);
        let done = within(Some(limit), move |stop| {
            while stop.goes_on() {
                thread::yield_now();
            }
            tell.send(()).unwrap();
        });
        assert_eq!(done, Err(Exceeded::Time(limit)));
        told.recv_timeout(Duration::from_mins(1)).expect("the work was told to stop");
    }

    #[test]
    fn a_panic_of_the_work_goes_on_where_it_is_awaited() {
        let caught = catch_unwind(|| within(Some(Duration::from_mins(10)), |_| -> () { panic!("odd") }));
        assert_eq!(caught.unwrap_err().downcast_ref(), Some(&"odd"));
    }
}
