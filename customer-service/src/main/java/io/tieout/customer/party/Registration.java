package io.tieout.customer.party;

import java.util.List;

/// What came of entering a customer.
///
/// @param entered false when the customer was there before
/// @param lookalikes who else it could be; nobody when nobody looked
record Registration(Customer customer, boolean entered, List<PossibleDuplicate.Candidate> lookalikes) {

    Registration {
        lookalikes = List.copyOf(lookalikes);
    }
}
