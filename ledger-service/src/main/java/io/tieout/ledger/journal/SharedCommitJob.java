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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/// Lets callers who post at the same moment share a commit: the wait for the disk is what a single posting costs
/// most.
///
/// Nobody waits for company: a worker takes whatever is there and begins. While it is at work the next callers
/// gather.
@Component
class SharedCommitJob implements SmartLifecycle {

    private final SharedPostingService postings;
    private final JournalProperties properties;
    private final BlockingQueue<Waiting> queue;
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
        List<Waiting> next = new ArrayList<>();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (next.isEmpty()) {
                    next.add(queue.take());
                }
                queue.drainTo(next, properties.sharedCommitSize() - next.size());
                next = postTogether(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var stopped = unknown();
        next.forEach(waiting -> waiting.outcome().completeExceptionally(stopped));
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
                .mapToObj(number ->
                        Thread.ofVirtual().name("shared-commit-" + number).start(this::work))
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
}
