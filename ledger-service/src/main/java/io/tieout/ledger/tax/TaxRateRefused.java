package io.tieout.ledger.tax;

import io.tieout.documenttotals.InvalidDocument;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;

/// A rate that a tax code cannot have.
final class TaxRateRefused extends RuleViolation {

    private TaxRateRefused(String detail, FieldProblem error) {
        super("tax-rate-refused", "The tax code cannot have this rate", detail, error);
    }

    static TaxRateRefused overlapping(LocalDate validFrom) {
        return new TaxRateRefused(
                "A rate from " + validFrom + " would meet another one; what was valid once stays",
                new FieldProblem("/validFrom", "must be later than the rates before"));
    }

    static TaxRateRefused reversed(LocalDate validFrom) {
        return new TaxRateRefused(
                "The rate from " + validFrom + " would end before it begins",
                new FieldProblem("/validTo", "must not be before validFrom"));
    }

    static TaxRateRefused notZero(TaxKind kind) {
        return new TaxRateRefused(
                "Codes of the kind " + kind + " have no tax", new FieldProblem("/percent", "must be 0"));
    }

    static TaxRateRefused of(InvalidDocument outOfRange) {
        return new TaxRateRefused(outOfRange.problem(), new FieldProblem("/percent", outOfRange.problem()));
    }
}
