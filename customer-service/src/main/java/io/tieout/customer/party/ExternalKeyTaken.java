package io.tieout.customer.party;

import io.tieout.platform.problem.Conflict;

/// The key names another customer already.
final class ExternalKeyTaken extends Conflict {

    ExternalKeyTaken(ExternalKey key, CustomerId holder) {
        super(
                "external-key-taken",
                "The key of the other system names another customer",
                "'" + key.key() + "' of " + key.system() + " names customer " + holder);
        fact("customerId", holder);
    }
}
