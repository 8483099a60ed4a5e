package io.tieout.ledger.postingrule;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.Side;
import io.tieout.platform.money.Money;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A line that a fact becomes.
///
/// @param amount its terms, added up
/// @param dimensions what each such line is about
/// @param dimensionsFrom what it is about as the fact says: the dimension, and the attribute it is taken from
record TemplateLine(
        AccountCode account,
        Side side,
        List<AmountTerm> amount,
        Map<String, String> dimensions,
        Map<String, String> dimensionsFrom) {

    TemplateLine {
        amount = List.copyOf(amount);
        dimensions = Map.copyOf(dimensions);
        dimensionsFrom = Map.copyOf(dimensionsFrom);
    }

    /// In smallest units, before rounding.
    Fraction worth(RuleName rule, FactContent fact) {
        var worth = Fraction.ZERO;
        for (var term : amount) {
            var named = fact.amounts().get(term.of());
            if (named == null) {
                throw FactUnfit.withoutAmount(rule, term.of());
            }
            worth = worth.plus(term.times().times(named.minorUnits()));
        }
        if (worth.signum() < 0) {
            throw FactUnfit.negative(rule, account);
        }
        return worth;
    }

    LineDraft draft(RuleName rule, FactContent fact, Money rounded) {
        var about = new TreeMap<>(dimensions);
        dimensionsFrom.forEach((dimension, attribute) -> {
            var value = fact.attributes().get(attribute);
            if (value == null) {
                throw FactUnfit.withoutAttribute(rule, attribute);
            }
            about.put(dimension, value);
        });
        return new LineDraft(account, side, rounded, about);
    }
}
