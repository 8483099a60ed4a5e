package io.tieout.reconciliation.bankstatement;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What a person says of the doubtful lines of one statement of a file.
///
/// @param lines how many there were: of others nothing is said
/// @param except numbers of lines for which the other answer holds
record DoubtDecision(int statement, int lines, Answer answer, Set<Integer> except, UUID decidedBy, Instant decidedAt) {

    enum Answer {
        /// They are recorded already.
        SKIP,
        /// They are payments of their own.
        RECORD
    }

    DoubtDecision {
        except = Set.copyOf(except);
    }

    /// Those that are recorded already.
    List<NewLines.Entry> known(List<NewLines.Entry> doubtful) {
        return doubtful.stream()
                .filter(entry -> except.contains(entry.line().number()) == (answer == Answer.RECORD))
                .toList();
    }
}
