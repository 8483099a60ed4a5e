package io.tieout.reconciliation.customerledger;

import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param receivable of all customers: the receivables control account, in this currency
/// @param onAccount of all customers: the advances account, in this currency
/// @param throughSequence the last entry of the journal that counts
record CustomerLedgersResponse(
        LocalDate asOf,
        @Nullable String knownAt,
        long throughSequence,
        Money receivable,
        Money onAccount,
        Page<CustomerBalanceResponse> customers) {}
