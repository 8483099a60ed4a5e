package io.tieout.ledger.account;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// What may be changed about an account.
record AccountDetails(
        String name,
        AccountType type,
        @Nullable AccountCode parent,
        boolean active,
        AccountMapping mapping,
        ActiveDates dates,
        @Nullable Currency currency) {}
