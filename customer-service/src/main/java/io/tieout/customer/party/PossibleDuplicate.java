package io.tieout.customer.party;

import io.tieout.platform.problem.Conflict;
import java.util.List;

/// The customer seems to exist already; the caller looks at the candidates and may insist.
final class PossibleDuplicate extends Conflict {

    PossibleDuplicate(List<Candidate> candidates) {
        super(
                "possible-duplicate",
                "The customer seems to exist already",
                candidates.size() + " customer(s) look the same; send onDuplicate=ALLOW to enter another one");
        fact("candidates", candidates);
    }

    /// @param score 100 when a unique identifier agrees, less for a name alone
    /// @param reasons what agrees: `TAX_ID`, `IBAN`, `EMAIL`, `NAME`
    record Candidate(CustomerId customerId, String customerNumber, String name, int score, List<String> reasons) {}
}
