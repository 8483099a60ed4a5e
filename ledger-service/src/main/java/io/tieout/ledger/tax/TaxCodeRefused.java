package io.tieout.ledger.tax;

import io.tieout.documenttotals.TaxRate;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;

/// A document names a tax code that cannot be used there.
final class TaxCodeRefused extends RuleViolation {

    private TaxCodeRefused(String code, String title, String detail, FieldProblem error) {
        super(code, title, detail, error);
    }

    static TaxCodeRefused unknown(String code, String pointer) {
        return new TaxCodeRefused(
                "tax-code-unknown",
                "The company has no such tax code",
                "No tax code is called " + code + ", and no rate is given with it",
                new FieldProblem(pointer, "is not known"));
    }

    static TaxCodeRefused notValid(String code, LocalDate day, String pointer) {
        return new TaxCodeRefused(
                "tax-code-not-valid",
                "The tax code has no rate on this day",
                code + " has no rate on " + day,
                new FieldProblem(pointer, "has no rate on " + day));
    }

    static TaxCodeRefused unfit(String code, TaxKind kind, String pointer) {
        return new TaxCodeRefused(
                "tax-code-unfit",
                "The tax code is for something else",
                code + " is of the kind " + kind,
                new FieldProblem(pointer, "is of the kind " + kind));
    }

    static TaxCodeRefused differs(TaxRate rate, LocalDate day, String pointer) {
        var is = rate.percent().toPlainString() + " % of " + rate.baseNumerator() + "/" + rate.baseDenominator();
        return new TaxCodeRefused(
                "tax-rate-differs",
                "The tax code has another rate",
                rate.code() + " is " + is + " on " + day,
                new FieldProblem(pointer, "is " + is + " on " + day));
    }
}
