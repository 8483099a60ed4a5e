package io.tieout.sales.contract;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

public final class ContractNotFound extends NotFound {

    public ContractNotFound(UUID contractId) {
        super("contract-not-found", "There is no such contract", "No contract " + contractId);
    }
}
