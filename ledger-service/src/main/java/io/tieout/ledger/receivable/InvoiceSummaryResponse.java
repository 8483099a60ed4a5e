package io.tieout.ledger.receivable;

import io.tieout.ledger.currency.Rate;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An invoice in a list.
///
/// @param customerNumber absent while the customer is not known here, and after it was erased; so is the name
/// @param earlyPayment what may be kept back for paying early
/// @param withholding what is kept back by law
/// @param inTheBooks only of an invoice in another currency than the books
/// @param status how far it is paid
record InvoiceSummaryResponse(
        InvoiceId invoiceId,
        String invoiceNumber,
        @Nullable String externalNumber,
        UUID customerId,
        @Nullable String customerNumber,
        @Nullable String customerName,
        @Nullable UUID orderId,
        @Nullable UUID dealId,
        LocalDate invoiceDate,
        LocalDate dueDate,
        String paymentReference,
        Money net,
        Money tax,
        Money total,
        Money open,
        SettlementStatus status,
        boolean disputed,
        @Nullable EarlyPaymentResponse earlyPayment,
        @Nullable WithheldTaxResponse withholding,
        @Nullable InTheBooksResponse inTheBooks,
        long version) {

    /// What an invoice in another currency stands at in the currency of the books.
    ///
    /// @param exchangeRate what a unit of the open part stands at
    /// @param total what the whole was worth when it was issued
    /// @param open what the open part stands at
    /// @param tax what is owed to the authority; absent on invoices from before this was kept
    /// @param taxExchangeRate at which it is owed, where that is a rate of its own
    record InTheBooksResponse(
            Rate exchangeRate,
            Money total,
            Money open,
            @Nullable Money tax,
            @Nullable Rate taxExchangeRate) {

        private static @Nullable InTheBooksResponse from(ResultSet row) throws SQLException {
            var own = row.getString("own_currency");
            var tax = row.getObject("booked_tax_minor", Long.class);
            var taxRate = row.getBigDecimal("tax_exchange_rate");
            return own == null
                    ? null
                    : new InTheBooksResponse(
                            new Rate(row.getBigDecimal("exchange_rate")),
                            Money.ofMinor(row.getLong("booked_minor"), own),
                            Money.ofMinor(row.getLong("carrying_minor"), own),
                            tax == null ? null : Money.ofMinor(tax, own),
                            taxRate == null ? null : new Rate(taxRate));
        }
    }

    /// @param lastDay on which a payment is still early
    record EarlyPaymentResponse(BigDecimal percent, int days, boolean reducesTax, LocalDate lastDay) {

        private static @Nullable EarlyPaymentResponse from(Invoice invoice) {
            var terms = invoice.earlyPayment();
            return terms == null
                    ? null
                    : new EarlyPaymentResponse(
                            terms.percent(), terms.days(), terms.reducesTax(), terms.lastDay(invoice.invoiceDate()));
        }
    }

    /// @param taxCode by which the customer keeps tax back
    /// @param amount what is expected to be kept back
    record WithheldTaxResponse(String taxCode, Money amount) {

        private static @Nullable WithheldTaxResponse from(@Nullable WithholdingTerms terms) {
            return terms == null ? null : new WithheldTaxResponse(terms.taxCode(), terms.amount());
        }
    }

    static InvoiceSummaryResponse from(ResultSet row, int number) throws SQLException {
        var invoice = InvoiceRepository.invoice(row, number);
        return new InvoiceSummaryResponse(
                invoice.id(),
                invoice.number().toString(),
                invoice.origin().externalNumber(),
                invoice.customerId(),
                row.getString("customer_number"),
                row.getString("customer_name"),
                invoice.origin().orderId(),
                invoice.origin().dealId(),
                invoice.invoiceDate(),
                invoice.dueDate(),
                invoice.paymentReference().value(),
                invoice.net(),
                invoice.tax(),
                invoice.total(),
                invoice.open(),
                invoice.settlement(),
                invoice.disputed(),
                EarlyPaymentResponse.from(invoice),
                WithheldTaxResponse.from(invoice.withholding()),
                InTheBooksResponse.from(row),
                invoice.version());
    }
}
