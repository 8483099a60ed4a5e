package io.tieout.platform.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/// Makes identifiers that sort by the time they were made (UUID version 7, RFC 9562), so that an index grows at its
/// end.
public final class Ids {

    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }
}
