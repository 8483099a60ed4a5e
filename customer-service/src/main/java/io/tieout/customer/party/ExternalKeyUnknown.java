package io.tieout.customer.party;

import io.tieout.platform.problem.NotFound;

final class ExternalKeyUnknown extends NotFound {

    ExternalKeyUnknown(ExternalKey key) {
        super(
                "external-key-unknown",
                "No customer has this key",
                "'" + key.key() + "' of " + key.system() + " names no customer");
    }
}
