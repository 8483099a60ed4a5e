package io.tieout.customer.lead;

import io.tieout.platform.problem.Conflict;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class LeadKnown extends Conflict {

    private final List<Candidate> candidates;

    LeadKnown(List<Candidate> candidates) {
        super(
                "lead-known",
                "The lead seems to be here already",
                candidates.size() + " look alike; send onDuplicate=ALLOW to enter it anyway");
        fact("candidates", candidates);
        this.candidates = List.copyOf(candidates);
    }

    List<Candidate> candidates() {
        return candidates;
    }

    /// @param id none where the caller may not know which lead it is
    record Candidate(
            Duplicate.Kind kind,
            Duplicate.Reason reason,
            @Nullable UUID id) {}
}
