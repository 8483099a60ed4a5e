package io.tieout.ledger.taxdocument;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

final class AuthorityNumberTaken extends Conflict {

    AuthorityNumberTaken(String number) {
        super(
                "authority-number-taken",
                "The authority's number is on another tax document",
                number + " is known already",
                new FieldProblem("/authorityNumber", "is known already"));
    }
}
