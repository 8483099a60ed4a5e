package io.tieout.ledger.purchase;

import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.platform.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A supplier's bill or receipt.
///
/// @param effectiveDate the accounting date
/// @param documentDate what the paper says; the accounting date when absent
/// @param taxPointDate the day whose tax rates count; the document's date when absent
/// @param text for people, without personal data
/// @param payableAccount what is owed to the supplier goes here; or the account that it was paid from
/// @param supplierId whose bill it is: what is owed counts in this supplier's ledger
/// @param documentNumber as the supplier numbers it
/// @param pricesIncludeTax as the tax settings say when absent, and likewise
/// @param taxMethod where tax is rounded
/// @param roundingMode how
/// @param withholdingTaxCode of the kind `WITHHOLDING`: kept back from the supplier, on the net amount
/// @param withholdingBase what of the net amount it is on; all of it when absent
record PurchaseEntryRequest(
        @NotNull LocalDate effectiveDate,
        @Nullable LocalDate documentDate,
        @Nullable LocalDate taxPointDate,
        @NotBlank @Size(max = 500) String text,
        @NotNull AccountCode payableAccount,
        @Nullable UUID supplierId,
        @Nullable @Size(min = 1, max = 100) String documentNumber,
        @Nullable Boolean pricesIncludeTax,
        @Nullable TaxMethod taxMethod,
        @Nullable Rounding roundingMode,
        @Nullable @Size(min = 1, max = 40) String withholdingTaxCode,
        @Nullable Money withholdingBase,
        @NotEmpty @Size(max = 500) List<@NotNull @Valid Line> lines) {

    /// @param account where the cost goes
    /// @param amount with or without tax, as `pricesIncludeTax` says
    /// @param taxCode of the kind `INPUT` or `REVERSE_CHARGE`; no tax when absent
    record Line(
            @NotNull AccountCode account,
            @NotNull Money amount,
            @Nullable @Size(min = 1, max = 40) String taxCode) {}

    /// What is owed names the supplier and its document, where they are known.
    LineDraft owed(LineDraft line) {
        var owed = supplierId == null ? line : line.with("supplierId", supplierId.toString());
        return documentNumber == null ? owed : owed.with("documentNumber", documentNumber);
    }

    WantedPurchase wanted() {
        return new WantedPurchase(
                taxPoint(),
                pricesIncludeTax,
                taxMethod,
                roundingMode,
                withholdingTaxCode,
                withholdingBase,
                lines.stream()
                        .map(line -> new WantedPurchase.Line(line.account(), line.amount(), line.taxCode()))
                        .toList());
    }

    LocalDate document() {
        return documentDate == null ? effectiveDate : documentDate;
    }

    LocalDate taxPoint() {
        return taxPointDate == null ? document() : taxPointDate;
    }
}
