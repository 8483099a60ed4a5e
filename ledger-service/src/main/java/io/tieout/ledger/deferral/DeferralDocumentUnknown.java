package io.tieout.ledger.deferral;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class DeferralDocumentUnknown extends RuleViolation {

    DeferralDocumentUnknown(String field) {
        super(
                "deferral-document-unknown",
                "The document behind the deferral is not known",
                "There is no such document in these books",
                new FieldProblem("/" + field, "must be a document of these books"));
    }
}
