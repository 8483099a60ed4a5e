package io.tieout.ledger.receivable;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.documenttotals.DocumentDiscount;
import io.tieout.documenttotals.DocumentLine;
import io.tieout.documenttotals.InvalidDocument;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.documenttotals.TotalsRules;
import io.tieout.ledger.company.Company;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.tax.CompanyTaxes;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An invoice that has no order here: of a service, or brought in from another system.
///
/// @param externalNumber the number another system gave it; sending the same invoice again answers with the
/// first one
/// @param dueDate when it is to be paid, or
/// @param paymentTermDays how many days after the invoice date; one of the two
/// @param taxPointDate the day on which the tax arises, which decides its rate; the invoice date when absent
/// @param currency the books' currency when absent
/// @param exchangeRate what a unit of another currency is worth; the rate of the invoice date when absent
/// @param taxExchangeRate what a unit of another currency is worth where tax is owed; as the tax settings say when
/// absent
/// @param pricesIncludeTax as the tax settings say when absent, and likewise
/// @param taxMethod where tax is rounded
/// @param roundingMode how
/// @param roundingIncrement the smallest step of every amount; the company's own for the currency when absent
/// @param discountPercent off the whole document, or
/// @param discount an amount off the whole document
/// @param earlyPayment what the customer may keep back for paying early
/// @param withholdingTaxCode a tax code of the kind `WITHHOLDING` by which the customer keeps tax back by law
/// @param disputed whether the customer contests it
/// @param net what the sender came to; refused when the lines come to something else, and likewise
/// @param tax the tax
/// @param total and their sum
record IssueInvoiceRequest(
        @NotNull UUID customerId,
        @Nullable @Size(min = 1, max = 60) String externalNumber,
        @NotNull LocalDate invoiceDate,
        @Nullable LocalDate dueDate,
        @Nullable @Min(0) @Max(3650) Integer paymentTermDays,
        @Nullable LocalDate taxPointDate,
        @Nullable @Pattern(regexp = "[A-Z]{3}") String currency,
        @Nullable Rate exchangeRate,
        @Nullable Rate taxExchangeRate,
        @Nullable Boolean pricesIncludeTax,
        @Nullable TaxMethod taxMethod,
        @Nullable Rounding roundingMode,
        @Nullable Money roundingIncrement,
        @Nullable BigDecimal discountPercent,
        @Nullable Money discount,
        @Nullable @Valid EarlyPayment earlyPayment,
        @Nullable @Size(min = 1, max = 40) String withholdingTaxCode,
        @Nullable Boolean disputed,
        @Nullable Money net,
        @Nullable Money tax,
        @Nullable Money total,
        @NotEmpty @Size(max = 1000) List<@NotNull @Valid Line> lines) {

    /// @param quantity 1 when absent
    /// @param unitPrice in the invoice's currency, of any precision
    /// @param discountPercent 0 when absent
    /// @param taxCode one of the company's tax codes, which says the rate; or the name of a rate that is given
    /// here: `STANDARD` when absent, or `NONE` without a rate
    /// @param taxRatePercent the tax code's rate on the tax point when absent; refused where that is another one
    /// @param taxBaseNumerator with `taxBaseDenominator` the part of the net amount that is taxed; as the tax code
    /// says, or all of it, when absent
    record Line(
            @Nullable @Size(max = 60) String productCode,
            @NotBlank @Size(max = 500) String description,
            @Nullable BigDecimal quantity,
            @NotNull BigDecimal unitPrice,
            @Nullable BigDecimal discountPercent,
            @Nullable @Size(min = 1, max = 40) String taxCode,
            @Nullable BigDecimal taxRatePercent,
            @Nullable Integer taxBaseNumerator,
            @Nullable Integer taxBaseDenominator) {

        private InvoiceLine toLine(CompanyTaxes taxes, LocalDate taxPoint, String pointer) {
            var rate = taxes.ofSale(
                    taxCode, taxRatePercent, taxBaseNumerator, taxBaseDenominator, taxPoint, pointer + "/taxCode");
            var figures = new DocumentLine(
                    Objects.requireNonNullElse(quantity, BigDecimal.ONE),
                    unitPrice,
                    Objects.requireNonNullElse(discountPercent, BigDecimal.ZERO),
                    rate);
            return new InvoiceLine(Ids.next(), productCode, description, figures);
        }
    }

    /// @param percent of the invoice's total
    /// @param days after the invoice date; the last of them counts
    /// @param reducesTax whether the discount takes its part of the tax with it; true when absent
    record EarlyPayment(
            @NotNull BigDecimal percent,
            @NotNull Integer days,
            @Nullable Boolean reducesTax) {

        private EarlyPaymentTerms terms() {
            return new EarlyPaymentTerms(percent, days, !Boolean.FALSE.equals(reducesTax));
        }
    }

    @AssertTrue(message = "is given twice: send dueDate or paymentTermDays")
    boolean isDueOnce() {
        return dueDate == null || paymentTermDays == null;
    }

    @AssertTrue(message = "is missing: send dueDate or paymentTermDays")
    boolean isDue() {
        return dueDate != null || paymentTermDays != null;
    }

    @AssertTrue(message = "is given twice: send discount or discountPercent")
    boolean isDiscountedOnce() {
        return discount == null || discountPercent == null;
    }

    /// @param increments the smallest step of the company's amounts by currency
    InvoiceDraft toDraft(Company company, CompanyTaxes taxes, Function<Currency, Money> increments) {
        try {
            var taxPoint = taxPointDate == null ? invoiceDate : taxPointDate;
            return new InvoiceDraft(
                    company.id(),
                    customerId,
                    new InvoiceOrigin(externalNumber, null, null),
                    invoiceDate,
                    dueDate != null
                            ? dueDate
                            : requireInRange(invoiceDate, "/invoiceDate")
                                    .plusDays(Objects.requireNonNullElse(paymentTermDays, 0)),
                    rules(company, taxes, increments),
                    IntStream.range(0, lines.size())
                            .mapToObj(index -> line(index, taxes, taxPoint))
                            .toList(),
                    documentDiscount(),
                    earlyPayment == null ? null : earlyPayment.terms(),
                    withholdingTaxCode == null
                            ? null
                            : taxes.ofWithholding(withholdingTaxCode, taxPoint, "/withholdingTaxCode"),
                    Boolean.TRUE.equals(disputed),
                    exchangeRate,
                    taxExchangeRate,
                    taxPointDate);
        } catch (InvalidDocument e) {
            throw new DocumentRefused(e);
        }
    }

    ExpectedTotals expectedTotals() {
        return new ExpectedTotals(net, tax, total);
    }

    private InvoiceLine line(int index, CompanyTaxes taxes, LocalDate taxPoint) {
        try {
            return lines.get(index).toLine(taxes, taxPoint, "/lines/" + index);
        } catch (InvalidDocument e) {
            throw e.below("lines/" + index);
        }
    }

    private TotalsRules rules(Company company, CompanyTaxes taxes, Function<Currency, Money> increments) {
        var documentCurrency = currency == null ? company.baseCurrency() : currencyOf(currency);
        var step = roundingIncrement == null ? increments.apply(documentCurrency) : roundingIncrement;
        return taxes.settings().rules(documentCurrency, pricesIncludeTax, taxMethod, roundingMode, step);
    }

    private static Currency currencyOf(String code) {
        return Money.ofMinor(0, code).currency();
    }

    private DocumentDiscount documentDiscount() {
        if (discountPercent != null) {
            return new DocumentDiscount.Percent(discountPercent);
        }
        return discount == null ? new DocumentDiscount.None() : new DocumentDiscount.Amount(discount);
    }
}
