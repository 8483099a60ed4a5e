package io.tieout.customer.duplicate;

import io.tieout.platform.id.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Each method is one step of a search, and a transaction of its own.
@Service
@Transactional
class DuplicateService {

    private static final int RECORDS_A_STEP = 2000;
    private static final int PAIRS_A_STEP = 1000;

    /// In one step of some seconds.
    private static final int RECORDS_PAIRED_A_STEP = 20_000;

    private final DuplicateRepository duplicates;
    private final Clock clock;

    DuplicateService(DuplicateRepository duplicates, Clock clock) {
        this.duplicates = duplicates;
        this.clock = clock;
    }

    /// @param companyId whose entries are compared
    /// @param lease which taking of the search this is
    record Task(UUID companyId, UUID searchId, long lease) {}

    /// A place in a walk, after which it goes on.
    record Pair(UUID firstId, UUID secondId) {}

    DuplicateSearch start(UUID companyId, UUID by) {
        var id = Ids.next();
        duplicates.insert(companyId, id, by, clock.instant());
        return get(companyId, id);
    }

    DuplicateSearch get(UUID companyId, UUID searchId) {
        return duplicates.find(companyId, searchId).orElseThrow(() -> new DuplicateSearchNotFound(searchId));
    }

    /// A search that nobody works at, to be begun anew.
    Optional<Task> take() {
        var task = duplicates.take(clock.instant());
        task.ifPresent(taken -> duplicates.clear(taken.searchId()));
        return task;
    }

    /// Notes the keys of some records. Returns the last of them, or null when there are no more.
    @Nullable
    UUID collect(Task task, RecordKind kind, @Nullable UUID after) {
        hold(task);
        var records = duplicates.profilesAfter(task.companyId(), kind, after, RECORDS_A_STEP);
        duplicates.insertKeys(task.searchId(), kind, records);
        duplicates.progress(task, records.size(), 0, 0, clock.instant());
        return records.size() < RECORDS_A_STEP ? null : records.getLast().id();
    }

    /// How many steps it takes to pair what has been collected.
    int portions(Task task) {
        return Math.toIntExact(1 + get(task.companyId(), task.searchId()).records() / RECORDS_PAIRED_A_STEP);
    }

    /// Pairs the records that share a key, of one portion of the keys.
    void pair(Task task, int portion, int portions) {
        hold(task);
        duplicates.pair(task, portion, portions);
        duplicates.progress(task, 0, 0, 0, clock.instant());
    }

    /// Compares some pairs. Returns the last of them, or null when there are no more.
    @Nullable
    Pair compare(Task task, RecordKind kind, @Nullable Pair after) {
        hold(task);
        var pairs = duplicates.pairsAfter(task.searchId(), kind, after, PAIRS_A_STEP);
        var ids = new ArrayList<UUID>();
        pairs.forEach(pair -> {
            ids.add(pair.firstId());
            ids.add(pair.secondId());
        });
        var profiles = duplicates.profiles(task.companyId(), kind, ids);
        long found = 0;
        for (var pair : pairs) {
            var one = profiles.get(pair.firstId());
            var other = profiles.get(pair.secondId());
            if (one == null || other == null) {
                // Merged or erased since.
                continue;
            }
            var likeness = Likeness.of(one, other);
            if (likeness != null && likeness.isEnough()) {
                duplicates.keep(task, kind, pair, likeness, fingerprint(one, other), clock.instant());
                found++;
            }
        }
        duplicates.progress(task, 0, pairs.size(), found, clock.instant());
        return pairs.size() < PAIRS_A_STEP ? null : pairs.getLast();
    }

    void finish(Task task) {
        hold(task);
        duplicates.forgetOthers(task);
        duplicates.clear(task.searchId());
        duplicates.finish(task, DuplicateSearch.State.DONE, clock.instant());
    }

    void fail(Task task) {
        hold(task);
        duplicates.clear(task.searchId());
        duplicates.finish(task, DuplicateSearch.State.FAILED, clock.instant());
    }

    /// Until the end of the step nobody else takes the search up, however long that lasts.
    private void hold(Task task) {
        if (!duplicates.hold(task, clock.instant())) {
            throw new LeaseLost(task);
        }
    }

    void dismiss(UUID companyId, UUID candidateId, String reason, UUID by) {
        if (!duplicates.dismiss(companyId, candidateId, reason, by, clock.instant())) {
            throw new CandidateNotFound(candidateId);
        }
    }

    private static byte[] fingerprint(Profile one, Profile other) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((one.compared() + "\n\n" + other.compared()).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
