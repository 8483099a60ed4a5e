package io.tieout.reconciliation.openitem;

import io.tieout.reconciliation.matching.Line;
import io.tieout.reconciliation.matching.LookupKeys;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// Which items could play a part in the decision on some lines: the named ones, the open ones of their amounts and
/// those of possible payers; for a payout, those of anyone. The rows may be looked for as they are now, or as
/// they were.
///
/// @param payers possible payers with their groups
/// @param countable of the items of one payer at most one more than this is of use, and those of the lines' amounts
public record CandidateSearch(
        UUID companyId,
        Currency currency,
        Collection<Line> lines,
        Collection<LookupKeys.OfLine> keys,
        Collection<UUID> payers,
        int countable) {

    /// Of items with one amount more than this say no more than: there are several.
    private static final int EQUAL_AMOUNTS = 25;

    /// The items that the lines name, as a clause of `with`.
    public static final String NAMED = """
            named as (
                select invoice_id from open_item_token
                where company_id = :company and kind = 'REFERENCE' and token = any(:references)
                union
                select invoice_id from open_item_token
                where company_id = :company and kind = 'NUMBER' and token = any(:numbers)
                union
                select invoice_id from open_item_token
                where company_id = :company and kind = 'FOLDED_NUMBER' and token = any(:folded)
            ),
            """;

    /// What is looked for, by the names that [#NAMED] and the rest of the question use.
    public Map<String, Object> parameters() {
        return Map.of(
                "company",
                companyId,
                "currency",
                currency.getCurrencyCode(),
                "references",
                all(LookupKeys.OfLine::references),
                "numbers",
                all(LookupKeys.OfLine::numbers),
                "folded",
                all(LookupKeys.OfLine::foldedNumbers),
                "amounts",
                lines.stream().map(Line::amountMinor).distinct().toArray(Long[]::new),
                "equalAmounts",
                EQUAL_AMOUNTS,
                "payers",
                payers.stream().distinct().toArray(UUID[]::new),
                "countable",
                countable,
                "anyones",
                // A provider pays out the sales of any customer: whether few enough are open to tell which.
                lines.stream().anyMatch(line -> line.payout() != null) ? countable + 1 : 0);
    }

    private String[] all(Function<LookupKeys.OfLine, Set<String>> kind) {
        return keys.stream().map(kind).flatMap(Set::stream).distinct().toArray(String[]::new);
    }
}
