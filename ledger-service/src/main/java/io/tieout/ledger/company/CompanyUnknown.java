package io.tieout.ledger.company;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

/// A token speaks for a company that has not reached the ledger yet.
final class CompanyUnknown extends NotFound {

    CompanyUnknown(UUID companyId) {
        super("company-unknown", "The company is not known here yet", "Company " + companyId + " has no books yet");
    }
}
