package io.tieout.ledger.purchase;

import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A purchase to be added up. What is absent is as the company's tax settings say.
///
/// @param taxPoint the day whose tax rates count
/// @param withholdingTaxCode kept back from the supplier
/// @param withholdingBase what of the net amount it is on; all of it when absent
public record WantedPurchase(
        LocalDate taxPoint,
        @Nullable Boolean pricesIncludeTax,
        @Nullable TaxMethod taxMethod,
        @Nullable Rounding roundingMode,
        @Nullable String withholdingTaxCode,
        @Nullable Money withholdingBase,
        List<Line> lines) {

    public WantedPurchase {
        lines = List.copyOf(lines);
    }

    /// @param account where the cost goes
    /// @param amount with or without tax
    /// @param taxCode no tax when absent
    public record Line(
            AccountCode account, Money amount, @Nullable String taxCode) {}
}
