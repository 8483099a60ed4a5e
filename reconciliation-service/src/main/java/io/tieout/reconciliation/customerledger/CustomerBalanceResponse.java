package io.tieout.reconciliation.customerledger;

import io.tieout.platform.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param customerNumber absent while the customer is not known here, and after it was erased; so is the name
/// @param receivable what the customer owes; negative where we owe it
/// @param onAccount the customer's money that belongs to no invoice, as a liability: negative
record CustomerBalanceResponse(
        UUID customerId,
        @Nullable String customerNumber,
        @Nullable String customerName,
        Money receivable,
        Money onAccount) {}
