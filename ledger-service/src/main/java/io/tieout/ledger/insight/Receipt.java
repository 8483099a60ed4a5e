package io.tieout.ledger.insight;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The money that a customer paid on a day in one way.
record Receipt(
        UUID customerId,
        LocalDate day,
        PaymentMethod method,
        @Nullable UUID bankAccountId,
        long invoices,
        Money amount) {}
