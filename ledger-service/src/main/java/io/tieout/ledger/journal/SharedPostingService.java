package io.tieout.ledger.journal;

import io.tieout.platform.idempotency.IdempotencyStore;
import io.tieout.platform.idempotency.KeyState;
import io.tieout.platform.idempotency.StoredRequest;
import io.tieout.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Posts the entries of several callers in one transaction. Each is accepted or refused on its own, and keeps its own
/// idempotency key; what they share is the commit.
@Service
@Transactional
class SharedPostingService {

    private final JournalService journal;
    private final IdempotencyStore idempotency;

    SharedPostingService(JournalService journal, IdempotencyStore idempotency) {
        this.journal = journal;
        this.idempotency = idempotency;
    }

    /// @param postings with different keys
    /// @return what to answer, in the order of the postings
    List<SharedOutcome> post(List<SharedPosting> postings) {
        var states = idempotency.lockAndFind(
                postings.stream().map(SharedPosting::key).toList());
        var outcomes = new LinkedHashMap<SharedPosting, SharedOutcome>();
        var fresh = new ArrayList<SharedPosting>();
        for (var posting : postings) {
            switch (Objects.requireNonNull(states.get(posting.key()))) {
                case KeyState.Free free -> fresh.add(posting);
                case KeyState.Running running ->
                    outcomes.put(posting, new SharedOutcome.Refused(IdempotencyStore.inProgress()));
                case KeyState.Done(var stored) -> outcomes.put(posting, replay(posting, stored));
            }
        }
        if (!fresh.isEmpty()) {
            outcomes.putAll(postFresh(fresh));
        }
        return postings.stream()
                .map(posting -> Objects.requireNonNull(outcomes.get(posting)))
                .toList();
    }

    private SharedOutcome replay(SharedPosting posting, StoredRequest stored) {
        try {
            idempotency.requireSameRequest(stored, posting.request());
            return new SharedOutcome.Answered(stored.answer(), true);
        } catch (Refusal refusal) {
            return new SharedOutcome.Refused(refusal);
        }
    }

    private Map<SharedPosting, SharedOutcome> postFresh(List<SharedPosting> fresh) {
        var judged = journal.postEach(fresh.stream().map(SharedPosting::draft).toList());
        var outcomes = new LinkedHashMap<SharedPosting, SharedOutcome>();
        var stored = new ArrayList<StoredRequest>();
        for (int index = 0; index < fresh.size(); index++) {
            var posting = fresh.get(index);
            switch (judged.get(index)) {
                case PostingOutcome.Posted posted -> {
                    var answer = idempotency.answer(EntryResponse.created(posting.draft(), posted.recordedAt()));
                    stored.add(new StoredRequest(posting.key(), posting.request(), answer));
                    outcomes.put(posting, new SharedOutcome.Answered(answer, false));
                }
                case PostingOutcome.Refused(var refusal) -> outcomes.put(posting, new SharedOutcome.Refused(refusal));
            }
        }
        if (!stored.isEmpty()) {
            idempotency.insert(stored);
        }
        return outcomes;
    }
}
