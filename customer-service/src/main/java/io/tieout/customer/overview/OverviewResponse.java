package io.tieout.customer.overview;

import io.tieout.customer.businessview.BusinessDocument;
import io.tieout.customer.businessview.DealGroup;
import io.tieout.customer.credit.CreditResponse;
import io.tieout.customer.interaction.InteractionResponse;
import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A customer as everything is known here, block by block.
///
/// @param position where the customer's history stands; grows with each change
/// @param withheld the blocks that the caller has no right to; they are absent
record OverviewResponse(
        UUID customerId,
        long position,
        List<String> withheld,
        ProfileBlock profile,
        @Nullable DealsBlock deals,
        @Nullable DocumentsBlock orders,
        @Nullable DocumentsBlock invoices,
        @Nullable BalanceBlock balance,
        CreditBlock credit,
        @Nullable HabitBlock paymentHabit,
        InteractionBlock lastInteraction) {

    record ProfileBlock(
            Instant asOf,
            boolean stale,
            String customerNumber,
            String name,
            String status,
            @Nullable String country,
            @Nullable String language,
            @Nullable String currency,
            int paymentTermDays,
            Instant registeredAt) {}

    /// @param asOf when sales was last seen alive; absent where nobody asks
    record DealsBlock(@Nullable Instant asOf, boolean stale, DealGroup open, ClosedDeals closed) {}

    record ClosedDeals(DealGroup won, DealGroup lost) {}

    /// @param newest the last five, with the running total of each
    record DocumentsBlock(@Nullable Instant asOf, boolean stale, List<BusinessDocument> newest) {}

    /// @param booksSequence the place in the journal up to which the books are known
    record BalanceBlock(@Nullable Instant asOf, boolean stale, long booksSequence, List<BalanceResponse> currencies) {}

    /// @param balance what is unpaid less what is unapplied, as the customer's accounts in the books say
    record BalanceResponse(Money balance, Money unpaidInvoices, Money overdue, Money unapplied) {}

    record CreditBlock(@Nullable Instant asOf, boolean stale, CreditResponse credit) {}

    /// @param figures of the last year, by currency
    record HabitBlock(
            @Nullable Instant asOf,
            boolean stale,
            @Nullable LocalDate until,
            @Nullable JsonNode figures) {}

    record InteractionBlock(
            Instant asOf, boolean stale, @Nullable InteractionResponse interaction) {}
}
