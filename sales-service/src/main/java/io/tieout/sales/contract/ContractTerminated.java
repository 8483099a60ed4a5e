package io.tieout.sales.contract;

import io.tieout.platform.problem.Conflict;

final class ContractTerminated extends Conflict {

    ContractTerminated(String contractNumber) {
        super("contract-terminated", "The contract is terminated", contractNumber + " was terminated");
    }
}
