package io.tieout.sales.credithold;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order that somebody wants to confirm.
///
/// @param orderDate the day it is to be confirmed for
public record OrderForCredit(
        UUID companyId,
        UUID orderId,
        UUID customerId,
        @Nullable UUID dealId,
        Money total,
        LocalDate orderDate) {}
