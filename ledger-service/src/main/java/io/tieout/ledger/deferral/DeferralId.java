package io.tieout.ledger.deferral;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names a deferral.
public record DeferralId(@JsonValue UUID value) {

    static DeferralId next() {
        return new DeferralId(Ids.next());
    }
}
