package io.tieout.events.reconciliation.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A bank line is explained: these invoices are paid with it, and these other parts are in it. Facts only: the ledger
/// decides the accounts.
///
/// Always: sum of allocations + sum of other parts = amount of the line (signs as given).
///
/// @param bookingDate of the line
/// @param amount of the line, signed
/// @param decidedBy `AUTOMATIC` or `USER`
public record PaymentMatched(
        UUID matchId,
        UUID lineId,
        UUID bankAccountId,
        LocalDate bookingDate,
        Money amount,
        List<Allocation> allocations,
        List<Part> otherParts,
        String decidedBy) {

    public PaymentMatched {
        allocations = List.copyOf(allocations);
        otherParts = List.copyOf(otherParts);
    }

    /// @param invoiceId the open item: an invoice, or with a negative amount a credit note or a refund
    /// @param amount how much of the line's money settles a part of the open amount; negative on an invoice
    ///     reopens it (returned payment)
    /// @param settled the same in the open item's currency, where that is another than the line's; of the same sign
    public record Allocation(
            UUID invoiceId, Money amount, @Nullable Money settled) {

        /// An invoice in the line's currency.
        public Allocation(UUID invoiceId, Money amount) {
            this(invoiceId, amount, null);
        }
    }

    /// What else is in the line. The parts of an invoice that were not paid are negative, and the invoice's
    /// allocation includes them.
    ///
    /// @param type `ON_ACCOUNT` (customer's money without an invoice), `BANK_FEE` (negative: kept back by a bank),
    ///     `PSP_FEE` (negative: kept back by a card or payment provider), `RETURN_FEE` (negative: charged for a
    ///     returned payment), `ROUNDING`, `DISCOUNT` (negative: kept back for paying early), `WITHHOLDING_TAX`
    ///     (negative: kept back by law for the authority), `WRITE_OFF` (negative: given up by a person)
    /// @param customerId whose money it is, for `ON_ACCOUNT`
    /// @param invoiceId the invoice it was kept back from, for `DISCOUNT`, `WITHHOLDING_TAX` and `WRITE_OFF`
    /// @param writeOff who gives it up and why, for `WRITE_OFF`
    public record Part(
            String type,
            Money amount,
            @Nullable UUID customerId,
            @Nullable UUID invoiceId,
            @Nullable WriteOff writeOff) {

        /// A part that nobody gives up.
        public Part(String type, Money amount, @Nullable UUID customerId, @Nullable UUID invoiceId) {
            this(type, amount, customerId, invoiceId, null);
        }

        /// A part that belongs to no invoice.
        public Part(String type, Money amount, @Nullable UUID customerId) {
            this(type, amount, customerId, null);
        }

        /// The ledger keeps it within the limits of the company.
        public record WriteOff(UUID decidedBy, String reason) {}
    }
}
