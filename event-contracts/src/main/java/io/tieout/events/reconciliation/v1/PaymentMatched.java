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
    /// @param amount how much of the open amount is settled; negative on an invoice reopens it (returned payment)
    public record Allocation(UUID invoiceId, Money amount) {}

    /// @param type `ON_ACCOUNT` (customer's money without an invoice), `BANK_FEE` (negative: kept back by a bank),
    ///     `ROUNDING`
    /// @param customerId whose money it is, for `ON_ACCOUNT`
    public record Part(String type, Money amount, @Nullable UUID customerId) {}
}
