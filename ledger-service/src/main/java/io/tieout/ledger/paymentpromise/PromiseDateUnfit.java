package io.tieout.ledger.paymentpromise;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;

final class PromiseDateUnfit extends RuleViolation {

    private PromiseDateUnfit(String detail, String pointer, String problem) {
        super("promise-date-unfit", "These days make no promise", detail, new FieldProblem(pointer, problem));
    }

    static PromiseDateUnfit ofPayment(LocalDate madeOn, LocalDate promisedDate) {
        return new PromiseDateUnfit(
                promisedDate + " is before " + madeOn + ", or more than a year after it",
                "/promisedDate",
                "must be " + madeOn + " or later, within a year");
    }

    static PromiseDateUnfit ofPromise(LocalDate madeOn, LocalDate today) {
        return new PromiseDateUnfit(
                madeOn + " has not come: today is " + today, "/madeOn", "must be " + today + " or earlier");
    }
}
