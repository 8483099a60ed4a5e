package io.tieout.ledger.journal;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.tieout.platform.idempotency.RequestKey;
import io.tieout.platform.problem.Refusal;
import io.tieout.platform.problem.Unavailable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/// Lets callers who post at the same moment share a commit: the wait for the disk is what a single posting costs
/// most.
///
/// Nobody waits for company: whoever finds the turn free begins with whatever is there. While a worker is at work the
/// next callers gather, all for the one who comes after: two at once would share the callers out, and do for each half
/// what they could do once for all. When a worker takes longer than a moment, because it waits for the disk or a lock,
/// the next one begins beside it.
@Component
class SharedCommitJob implements SmartLifecycle {

    private final SharedPostingService postings;
    private final JournalProperties properties;
    private final BlockingQueue<Waiting> queue;
    private final Lock gathering = new ReentrantLock();
    private final Semaphore turn = new Semaphore(1);
    private final DistributionSummary sizes;

    private volatile List<Thread> workers = List.of();

    SharedCommitJob(SharedPostingService postings, JournalProperties properties, MeterRegistry meters) {
        this.postings = postings;
        this.properties = properties;
        this.queue = new ArrayBlockingQueue<>(properties.sharedCommitQueue());
        this.sizes = DistributionSummary.builder("tieout.journal.shared.commit")
                .description("Single postings that shared a commit")
                .register(meters);
    }

    /// @return the answer; a refusal is thrown
    SharedOutcome.Answered post(SharedPosting posting) {
        var waiting = new Waiting(posting, new CompletableFuture<>());
        if (!isRunning() || !queue.offer(waiting)) {
            throw new Unavailable(
                    "posting-queue-full", "Too many postings wait", "Nothing was posted: send it again a little later");
        }
        return switch (await(waiting)) {
            case SharedOutcome.Answered answered -> answered;
            case SharedOutcome.Refused(var refusal) -> throw refusal;
        };
    }

    private SharedOutcome await(Waiting waiting) {
        try {
            return waiting.outcome().get(properties.sharedCommitWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            waiting.outcome().cancel(false);
            throw unknown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Unavailable unknown() {
        return new Unavailable(
                "unavailable",
                "The service cannot answer at the moment",
                "It is not known whether the entry was posted: send it again with the same Idempotency-Key");
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var next = gather();
                try {
                    for (var left = next.callers(); !left.isEmpty(); ) {
                        left = postTogether(left);
                    }
                } finally {
                    if (next.hasTurn()) {
                        turn.release();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// One worker at a time, so that those who wait for the same turn are not shared out.
    private Gathered gather() throws InterruptedException {
        gathering.lockInterruptibly();
        try {
            var first = queue.take();
            try {
                boolean hasTurn =
                        turn.tryAcquire(properties.sharedCommitPatience().toNanos(), TimeUnit.NANOSECONDS);
                var callers = new ArrayList<Waiting>();
                callers.add(first);
                queue.drainTo(callers, properties.sharedCommitSize() - 1);
                return new Gathered(callers, hasTurn);
            } catch (InterruptedException e) {
                first.outcome().completeExceptionally(unknown());
                throw e;
            }
        } finally {
            gathering.unlock();
        }
    }

    /// @return those who must wait for the next commit, because another one with the same key is in this one
    private List<Waiting> postTogether(List<Waiting> callers) {
        var keys = new HashSet<RequestKey>();
        var group = new ArrayList<Waiting>();
        var later = new ArrayList<Waiting>();
        for (var caller : callers) {
            if (!caller.outcome().isDone()) {
                (keys.add(caller.posting().key()) ? group : later).add(caller);
            }
        }
        if (!group.isEmpty()) {
            sizes.record(group.size());
            post(group);
        }
        return later;
    }

    private void post(List<Waiting> group) {
        try {
            answer(group);
        } catch (CannotCreateTransactionException e) {
            // No connection: alone, none of them would get one either.
            group.forEach(caller -> caller.outcome().completeExceptionally(e));
        } catch (Throwable e) {
            // One of them made the shared write fail; alone, the others are not its victims. Also when it was alone:
            // the same request may have been committed between our look at its key and our lock, and now its answer
            // is there. Errors too: one of them must not end the worker.
            group.forEach(this::postAlone);
        }
    }

    private void postAlone(Waiting caller) {
        if (caller.outcome().isDone()) {
            return;
        }
        try {
            answer(List.of(caller));
        } catch (Refusal refusal) {
            caller.outcome().complete(new SharedOutcome.Refused(refusal));
        } catch (Throwable failure) {
            caller.outcome().completeExceptionally(failure);
        }
    }

    private void answer(List<Waiting> group) {
        var outcomes = postings.post(group.stream().map(Waiting::posting).toList());
        for (int index = 0; index < group.size(); index++) {
            group.get(index).outcome().complete(outcomes.get(index));
        }
    }

    @Override
    public void start() {
        workers = IntStream.range(0, properties.sharedCommitWorkers())
                // Platform threads: a virtual one would hand over to another thread at each statement and back.
                .mapToObj(number -> Thread.ofPlatform()
                        .daemon()
                        .name("shared-commit-" + number)
                        .start(this::work))
                .toList();
    }

    /// Called after the web server let its last caller go: nobody waits any more.
    @Override
    public void stop() {
        var stopping = workers;
        workers = List.of();
        stopping.forEach(Thread::interrupt);
    }

    @Override
    public boolean isRunning() {
        return !workers.isEmpty();
    }

    /// Before the web server takes requests, and after it took the last one.
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4_096;
    }

    private record Waiting(SharedPosting posting, CompletableFuture<SharedOutcome> outcome) {}

    /// @param hasTurn whether nobody else is at work
    private record Gathered(List<Waiting> callers, boolean hasTurn) {}
}
