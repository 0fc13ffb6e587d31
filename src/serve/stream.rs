//! A body that is written by a thread of its own while it is sent.

use std::io::{self, BufWriter, Write};

use axum::body::{Body, Bytes};
use futures_util::stream::unfold;
use tokio::{
    runtime::Handle,
    sync::mpsc::{self, Sender},
    time::{Instant, timeout_at},
};

/// Pieces that wait to be sent; the writer rests while so many do.
const AHEAD: usize = 4;
const PIECE_BYTES: usize = 32 << 10;

/// What `write` writes, as a body, once there is a first piece of it.
///
/// What the client has not taken when `until` is there is not kept for it, nor is the place of who writes it.
/// An error before the first piece is told as such; a later one breaks the body off, so that nobody takes it for a whole one.
pub(super) async fn body(
    until: Instant,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()> + Send + 'static,
) -> io::Result<Body> {
    let runtime = Handle::current();
    let (sender, mut receiver) = mpsc::channel::<io::Result<Bytes>>(AHEAD);
    tokio::task::spawn_blocking(move || {
        let mut out =
            BufWriter::with_capacity(PIECE_BYTES, Pieces { sender: sender.clone(), until, runtime });
        if let Err(error) = write(&mut out).and_then(|()| out.flush()) {
            // Nobody is left to tell where the client has gone away.
            let _ = sender.try_send(Err(error));
        }
    });
    let first = receiver.recv().await.transpose()?;
    let state = (first.map(Ok), receiver);
    Ok(Body::from_stream(unfold(state, |(first, mut receiver)| async {
        let piece = match first {
            Some(first) => Some(first),
            None => receiver.recv().await,
        };
        piece.map(|piece| (piece, (None, receiver)))
    })))
}

struct Pieces {
    sender: Sender<io::Result<Bytes>>,
    until: Instant,
    runtime: Handle,
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let send = self.sender.send(Ok(Bytes::copy_from_slice(bytes)));
        let sent = self.runtime.block_on(timeout_at(self.until, send));
        sent.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?
            .map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
