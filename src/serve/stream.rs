//! A body that is written by a thread of its own while it is sent.

use std::io::{self, BufWriter, Write};

use axum::body::{Body, Bytes};
use futures_util::stream::unfold;
use tokio::sync::mpsc::{self, Sender};

/// Pieces that wait to be sent; the writer rests while so many do.
const AHEAD: usize = 4;
const PIECE_BYTES: usize = 32 << 10;

/// What `write` writes, as a body, once there is a first piece of it.
///
/// An error before that is told as such; a later one breaks the body off, so that nobody takes it for a whole one.
pub(super) async fn body(
    write: impl FnOnce(&mut dyn Write) -> io::Result<()> + Send + 'static,
) -> io::Result<Body> {
    let (sender, mut receiver) = mpsc::channel::<io::Result<Bytes>>(AHEAD);
    tokio::task::spawn_blocking(move || {
        let mut out = BufWriter::with_capacity(PIECE_BYTES, Pieces { sender: sender.clone() });
        if let Err(error) = write(&mut out).and_then(|()| out.flush()) {
            // Nobody is left to tell where the client has gone away.
            let _ = sender.blocking_send(Err(error));
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
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let sent = self.sender.blocking_send(Ok(Bytes::copy_from_slice(bytes)));
        sent.map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
