package io.tieout.reconciliation.statementfile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a payment provider says about the money that it paid out: which sales and refunds are in it, and what it kept
/// back.
///
/// @param profile by whose columns it was read
public record PayoutReport(String profile, List<Payout> payouts) {

    public PayoutReport {
        payouts = List.copyOf(payouts);
    }

    /// One transfer to the bank. Always: gross − refunds − fees = net, in total and in each row.
    ///
    /// @param reference the provider's own, where the report has one
    /// @param paidOn when the provider paid, as far as the report says
    /// @param refunds positive, with chargebacks
    /// @param fees positive, unless more was given back than kept
    public record Payout(
            @Nullable String reference,
            @Nullable LocalDate paidOn,
            @Nullable String currency,
            BigDecimal gross,
            BigDecimal refunds,
            BigDecimal fees,
            BigDecimal net,
            List<Row> rows) {

        public Payout {
            rows = List.copyOf(rows);
        }
    }

    /// @param place for messages: `line 12`
    /// @param gross of a sale
    /// @param refund positive
    /// @param text what names the document: invoice number, order, reference, description; nobody's name or address
    public record Row(String place, BigDecimal gross, BigDecimal refund, BigDecimal fee, BigDecimal net, String text) {}
}
