package io.tieout.ledger.creditnote;

import io.tieout.documenttotals.DocumentLine;
import io.tieout.documenttotals.DocumentTotals;
import io.tieout.documenttotals.InvalidDocument;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.documenttotals.TotalsRules;
import io.tieout.ledger.company.Company;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.ledger.tax.CompanyTaxes;
import io.tieout.platform.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A credit note: against an invoice, whole or by line, or free for a customer.
///
/// @param invoiceId the invoice to be corrected, by that invoice's own rules; or
/// @param customerId whom to credit without an invoice
/// @param reason for people; on the document
/// @param creditedLines of the invoice; absent means all that is left of it
/// @param lines what is credited without an invoice
/// @param currency of a free credit note; the books' currency when absent
/// @param exchangeRate of a free credit note: what a unit of another currency is worth; the rate of its date when
/// absent
/// @param taxExchangeRate of a free credit note: the same for its tax; as the tax settings say when absent
/// @param pricesIncludeTax of a free credit note; as the tax settings say when absent, and likewise
/// @param taxMethod where tax is rounded
/// @param roundingMode how
/// @param net what the sender came to; refused when the lines come to something else, and likewise
/// @param tax the tax
/// @param total and their sum
record IssueCreditNoteRequest(
        @Nullable InvoiceId invoiceId,
        @Nullable UUID customerId,
        @NotNull LocalDate creditNoteDate,
        @NotBlank @Size(max = 500) String reason,
        @Nullable @Size(min = 1, max = 1000) List<@NotNull @Valid CreditedLine> creditedLines,
        @Nullable @Size(min = 1, max = 1000) List<@NotNull @Valid FreeLine> lines,
        @Nullable @Pattern(regexp = "[A-Z]{3}") String currency,
        @Nullable Rate exchangeRate,
        @Nullable Rate taxExchangeRate,
        @Nullable Boolean pricesIncludeTax,
        @Nullable TaxMethod taxMethod,
        @Nullable Rounding roundingMode,
        @Nullable Money net,
        @Nullable Money tax,
        @Nullable Money total) {

    /// @param invoiceLine the number of the invoice's line
    /// @param quantity what came back, or
    /// @param amount by how much it became cheaper, in the mode of the invoice's prices; with neither all that is
    /// left
    record CreditedLine(
            @NotNull Integer invoiceLine,
            @Nullable @Positive BigDecimal quantity,
            @Nullable Money amount) {

        @AssertTrue(message = "is given twice: send quantity or amount")
        boolean isCreditedOnce() {
            return quantity == null || amount == null;
        }

        @AssertTrue(message = "must be positive")
        boolean isAmountPositive() {
            return amount == null || amount.isPositive();
        }
    }

    /// @param quantity 1 when absent
    /// @param unitPrice in the credit note's currency, of any precision
    /// @param discountPercent 0 when absent
    /// @param taxCode one of the company's tax codes, which says the rate; or the name of a rate that is given
    /// here: `STANDARD` when absent, or `NONE` without a rate
    /// @param taxRatePercent the tax code's rate on the credit note's date when absent
    record FreeLine(
            @Nullable @Size(max = 60) String productCode,
            @NotBlank @Size(max = 500) String description,
            @Nullable BigDecimal quantity,
            @NotNull BigDecimal unitPrice,
            @Nullable BigDecimal discountPercent,
            @Nullable @Size(min = 1, max = 40) String taxCode,
            @Nullable BigDecimal taxRatePercent) {

        private DocumentLine figures(CompanyTaxes taxes, LocalDate date, String pointer) {
            var rate = taxes.ofSale(taxCode, taxRatePercent, null, null, date, pointer + "/taxCode");
            return new DocumentLine(
                    Objects.requireNonNullElse(quantity, BigDecimal.ONE),
                    unitPrice,
                    Objects.requireNonNullElse(discountPercent, BigDecimal.ZERO),
                    rate);
        }
    }

    @AssertTrue(message = "is needed, or customerId and lines: one of the two")
    boolean isInvoiceId() {
        return invoiceId == null
                ? customerId != null && lines != null && creditedLines == null
                : customerId == null && lines == null && !hasRules() && !hasCurrency();
    }

    private boolean hasRules() {
        return pricesIncludeTax != null || taxMethod != null || roundingMode != null;
    }

    private boolean hasCurrency() {
        return currency != null || exchangeRate != null || taxExchangeRate != null;
    }

    List<WantedLine> wanted() {
        return creditedLines == null
                ? List.of()
                : creditedLines.stream()
                        .map(line -> new WantedLine(line.invoiceLine(), line.quantity(), line.amount()))
                        .toList();
    }

    ExpectedCredit expected() {
        return new ExpectedCredit(net, tax, total);
    }

    /// A free credit note, added up.
    ///
    /// @param increments the smallest step of the company's amounts by currency
    CreditNoteDraft toDraft(Company company, CompanyTaxes taxes, Function<Currency, Money> increments, UUID issuedBy) {
        var credited = currency == null
                ? company.baseCurrency()
                : Money.ofMinor(0, currency).currency();
        var rules =
                taxes.settings().rules(credited, pricesIncludeTax, taxMethod, roundingMode, increments.apply(credited));
        return new CreditNoteDraft(
                company.id(),
                Objects.requireNonNull(customerId),
                null,
                creditNoteDate,
                reason,
                rules,
                figures(rules, taxes),
                issuedBy,
                null,
                exchangeRate,
                taxExchangeRate);
    }

    private CreditFigures figures(TotalsRules rules, CompanyTaxes taxes) {
        try {
            var given = Objects.requireNonNull(lines);
            var figures = new ArrayList<DocumentLine>();
            for (int index = 0; index < given.size(); index++) {
                figures.add(figures(given, index, taxes));
            }
            var totals = DocumentTotals.of(rules, figures);
            if (!totals.total().isPositive()) {
                throw new CreditDocumentRefused("total", "must be above zero: there would be nothing to post");
            }
            var credited = new ArrayList<CreditLine>();
            for (int index = 0; index < given.size(); index++) {
                var line = given.get(index);
                var figure = figures.get(index);
                credited.add(new CreditLine(
                        null,
                        line.productCode(),
                        line.description(),
                        figure.quantity(),
                        figure.taxRate(),
                        totals.lines().get(index).net(),
                        totals.lines().get(index).tax()));
            }
            return new CreditFigures(
                    credited,
                    totals.trace().stream()
                            .map(step -> TraceStep.of(
                                    step,
                                    step.line().isPresent()
                                            ? (Integer) step.line().getAsInt()
                                            : null))
                            .toList());
        } catch (InvalidDocument e) {
            throw new CreditDocumentRefused(e);
        }
    }

    private DocumentLine figures(List<FreeLine> lines, int index, CompanyTaxes taxes) {
        try {
            return lines.get(index).figures(taxes, creditNoteDate, "/lines/" + index);
        } catch (InvalidDocument e) {
            throw e.below("lines/" + index);
        }
    }
}
