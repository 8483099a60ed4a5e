package io.tieout.sample.note;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Keeps a request whose text is "wait" inside its transaction until a test lets it go.
public final class NoteGate {

    private final Semaphore waiting = new Semaphore(0);
    private final Semaphore released = new Semaphore(0);

    void pass(String text) {
        if (!text.equals("wait")) {
            return;
        }
        try {
            waiting.release();
            if (!released.tryAcquire(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("nobody opened the gate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public void awaitRequest() throws InterruptedException {
        if (!waiting.tryAcquire(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("no request came");
        }
    }

    public void open() {
        released.release();
    }
}
