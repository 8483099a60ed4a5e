package io.tieout.ledger.company;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

/// A token speaks for a company that has not reached the ledger yet.
public final class CompanyUnknown extends NotFound {

    public CompanyUnknown(UUID companyId) {
        super("company-unknown", "The company is not known here yet", "Company " + companyId + " has no books yet");
    }
}
