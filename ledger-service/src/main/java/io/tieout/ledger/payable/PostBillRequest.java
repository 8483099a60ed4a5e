package io.tieout.ledger.payable;

import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.purchase.Purchase;
import io.tieout.ledger.purchase.WantedPurchase;
import io.tieout.platform.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A supplier's bill or credit note.
///
/// @param kind `BILL` when absent
/// @param supplierId the party that sent it
/// @param supplierNumber as the supplier numbers it; a document counts once
/// @param paymentReference what the supplier asks to quote
/// @param documentDate what the paper says
/// @param effectiveDate the accounting date; the document's date when absent
/// @param dueDate when it is due, or
/// @param termDays so many days after the document's date; one of the two
/// @param earlyPayment what may be kept back for paying early; not where tax is withheld or self-assessed
/// @param taxPointDate the day whose tax rates count; the document's date when absent
/// @param text for people, without personal data
/// @param pricesIncludeTax as the tax settings say when absent, and likewise
/// @param taxMethod where tax is rounded
/// @param roundingMode how
/// @param withholdingTaxCode of the kind `WITHHOLDING`: kept back from the supplier, on the net amount
/// @param withholdingBase what of the net amount it is on; all of it when absent
record PostBillRequest(
        @Nullable BillKind kind,
        @NotNull UUID supplierId,
        @NotBlank @Size(max = 100) String supplierNumber,
        @Nullable @Size(min = 1, max = 140) String paymentReference,
        @NotNull LocalDate documentDate,
        @Nullable LocalDate effectiveDate,
        @Nullable LocalDate dueDate,
        @Nullable @Min(0) @Max(3650) Integer termDays,
        @Nullable @Valid EarlyPayment earlyPayment,
        @Nullable LocalDate taxPointDate,
        @Nullable @Size(min = 1, max = 500) String text,
        @Nullable Boolean pricesIncludeTax,
        @Nullable TaxMethod taxMethod,
        @Nullable Rounding roundingMode,
        @Nullable @Size(min = 1, max = 40) String withholdingTaxCode,
        @Nullable Money withholdingBase,
        @NotEmpty @Size(max = 500) List<@NotNull @Valid Line> lines) {

    /// @param account where the cost, or what was bought, goes
    /// @param amount with or without tax, as `pricesIncludeTax` says
    /// @param taxCode of the kind `INPUT` or `REVERSE_CHARGE`; no tax when absent
    /// @param text for people, without personal data
    record Line(
            @NotNull AccountCode account,
            @NotNull Money amount,
            @Nullable @Size(min = 1, max = 40) String taxCode,
            @Nullable @Size(min = 1, max = 500) String text) {}

    /// @param percent of the total
    /// @param days after the document's date; the last of them counts
    record EarlyPayment(
            @NotNull @Digits(integer = 2, fraction = 2) BigDecimal percent,
            @NotNull @Min(0) @Max(365) Integer days) {}

    @Nullable
    EarlyDiscount discount(Purchase purchase) {
        if (earlyPayment == null) {
            return null;
        }
        if (wantedKind() != BillKind.BILL
                || purchase.withheld() != null
                || purchase.selfAssessedTax().isPositive()) {
            throw new BillRefused(
                    "earlyPayment", "is for bills, and not where tax is withheld or owed by us to the authority");
        }
        return new EarlyDiscount(earlyPayment.percent().stripTrailingZeros(), earlyPayment.days());
    }

    BillKind wantedKind() {
        return kind == null ? BillKind.BILL : kind;
    }

    LocalDate effective() {
        return effectiveDate == null ? documentDate : effectiveDate;
    }

    /// Of a credit note nobody has to say it.
    LocalDate due() {
        if (dueDate != null && termDays != null) {
            throw new BillRefused("termDays", "cannot be beside dueDate");
        }
        if (dueDate != null) {
            if (dueDate.isBefore(documentDate)) {
                throw new BillRefused("dueDate", "must not be before the document's date");
            }
            return dueDate;
        }
        if (termDays == null && wantedKind() == BillKind.BILL) {
            throw new BillRefused("dueDate", "is missing: send it or termDays");
        }
        return termDays == null ? documentDate : documentDate.plusDays(termDays);
    }

    SupplierNumber numberOfSupplier() {
        var number = new SupplierNumber(supplierNumber);
        if (number.key().isEmpty()) {
            throw new BillRefused("supplierNumber", "must have a letter or a digit");
        }
        return number;
    }

    WantedPurchase wanted() {
        return new WantedPurchase(
                taxPointDate == null ? documentDate : taxPointDate,
                pricesIncludeTax,
                taxMethod,
                roundingMode,
                withholdingTaxCode,
                withholdingBase,
                lines.stream()
                        .map(line -> new WantedPurchase.Line(line.account(), line.amount(), line.taxCode()))
                        .toList());
    }

    List<@Nullable String> texts() {
        return lines.stream().<@Nullable String>map(Line::text).toList();
    }
}
