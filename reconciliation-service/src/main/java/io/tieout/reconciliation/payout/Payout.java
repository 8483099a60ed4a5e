package io.tieout.reconciliation.payout;

import io.tieout.platform.money.InvalidMoney;
import io.tieout.platform.money.Money;
import io.tieout.reconciliation.statementfile.PayoutReport;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One transfer of a payment provider to a bank account, in the account's money.
///
/// @param reference the provider's own
/// @param feesMinor below zero when more was given back than kept
/// @param lineId the bank line that it is, where that is known
record Payout(
        UUID payoutId,
        UUID bankAccountId,
        @Nullable String reference,
        @Nullable LocalDate paidOn,
        Currency currency,
        long grossMinor,
        long refundsMinor,
        long feesMinor,
        long netMinor,
        @Nullable UUID lineId,
        List<Row> rows) {

    Payout {
        rows = List.copyOf(rows);
        if (grossMinor - refundsMinor - feesMinor != netMinor) {
            throw new IllegalArgumentException("a payout ties");
        }
    }

    /// @param grossMinor of a sale
    /// @param refundMinor positive
    /// @param text what names its document
    record Row(int rowNo, long grossMinor, long refundMinor, long feeMinor, long netMinor, String text) {}

    static Payout of(UUID payoutId, UUID bankAccountId, Currency currency, PayoutReport.Payout reported) {
        var written = reported.currency();
        if (written != null && !written.equals(currency.getCurrencyCode())) {
            throw new InvalidPayoutReport(
                    "payout-currency-mismatch",
                    "The bank account is kept in " + currency.getCurrencyCode() + ", the report has " + written,
                    null);
        }
        var rows = new ArrayList<Row>();
        for (var row : reported.rows()) {
            rows.add(new Row(
                    rows.size() + 1,
                    minor(row.gross(), currency, row.place()),
                    minor(row.refund(), currency, row.place()),
                    minor(row.fee(), currency, row.place()),
                    minor(row.net(), currency, row.place()),
                    row.text()));
        }
        return new Payout(
                payoutId,
                bankAccountId,
                reported.reference(),
                reported.paidOn(),
                currency,
                minor(reported.gross(), currency, "the sums"),
                minor(reported.refunds(), currency, "the sums"),
                minor(reported.fees(), currency, "the sums"),
                minor(reported.net(), currency, "the sums"),
                null,
                rows);
    }

    private static long minor(BigDecimal amount, Currency currency, String place) {
        try {
            return Money.exact(amount, currency).minorUnits();
        } catch (InvalidMoney e) {
            throw new InvalidPayoutReport(
                    "amount-too-precise",
                    amount.toPlainString() + " is no amount in " + currency.getCurrencyCode(),
                    place);
        }
    }

    /// The same, as this line.
    Payout named(UUID newLineId) {
        return new Payout(
                payoutId,
                bankAccountId,
                reference,
                paidOn,
                currency,
                grossMinor,
                refundsMinor,
                feesMinor,
                netMinor,
                newLineId,
                rows);
    }

    /// Whether this is the other one, told again.
    boolean hasFiguresOf(Payout other) {
        return grossMinor == other.grossMinor
                && refundsMinor == other.refundsMinor
                && feesMinor == other.feesMinor
                && netMinor == other.netMinor;
    }

    /// Whether this is the other one out of an overlapping report, neither of which has a reference.
    boolean isTwinOf(Payout other) {
        return paidOn != null && paidOn.equals(other.paidOn) && hasFiguresOf(other);
    }

    Money money(long minor) {
        return Money.ofMinor(minor, currency);
    }
}
