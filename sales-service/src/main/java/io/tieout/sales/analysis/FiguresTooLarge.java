package io.tieout.sales.analysis;

import io.tieout.platform.problem.RuleViolation;
import org.jspecify.annotations.Nullable;

/// A sum is beyond any amount of money: most likely a standard cost was mistyped.
final class FiguresTooLarge extends RuleViolation {

    FiguresTooLarge(@Nullable String whose, String currency) {
        super(
                "figures-too-large",
                "A figure of the report is too large",
                (whose == null ? "A figure" : "A figure of " + whose) + " in " + currency
                        + " has more than 18 digits; look for a standard cost that was mistyped");
    }
}
