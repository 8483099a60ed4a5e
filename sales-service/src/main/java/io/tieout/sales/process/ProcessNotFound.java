package io.tieout.sales.process;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class ProcessNotFound extends NotFound {

    ProcessNotFound(UUID dealId) {
        super("process-not-found", "Nothing is known of this deal's process", "No step of deal " + dealId);
    }
}
