package io.tieout.customer.party;

import io.tieout.platform.problem.Conflict;
import java.util.List;

/// The customer seems to exist already; the caller looks at the candidates and may insist.
final class PossibleDuplicate extends Conflict {

    PossibleDuplicate(List<Candidate> candidates) {
        super(
                "possible-duplicate",
                "The customer seems to exist already",
                candidates.size() + " customer(s) look the same; send onDuplicate=WARN to enter another one");
        fact("candidates", candidates);
    }

    /// @param score that of the strongest reason
    /// @param reasons what agrees, the strongest first: `TAX_ID` and `IBAN` (100), `EMAIL` (90), `NAME` (80),
    /// `PHONE` (60)
    record Candidate(CustomerId customerId, String customerNumber, String name, int score, List<String> reasons) {

        private static final int IDENTIFIED = 90;
        private static final int SUSPECT = 80;

        /// Something agrees that two customers hardly share.
        boolean isIdentified() {
            return score >= IDENTIFIED;
        }

        /// More than what the firms of one house share.
        boolean isSuspect() {
            return score >= SUSPECT;
        }
    }
}
