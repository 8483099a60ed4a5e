package io.tieout.sales.quote;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;

final class QuoteOutOfDate extends RuleViolation {

    QuoteOutOfDate(LocalDate validUntil) {
        super(
                "quote-out-of-date",
                "The quote is not valid any more",
                "It is valid until " + validUntil,
                new FieldProblem("/validUntil", "lies in the past"));
    }
}
