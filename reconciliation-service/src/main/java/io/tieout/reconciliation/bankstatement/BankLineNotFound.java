package io.tieout.reconciliation.bankstatement;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

/// The company has no such bank line.
public class BankLineNotFound extends NotFound {

    public BankLineNotFound(UUID lineId) {
        super("bank-line-not-found", "There is no such bank line", "There is no bank line " + lineId);
    }
}
