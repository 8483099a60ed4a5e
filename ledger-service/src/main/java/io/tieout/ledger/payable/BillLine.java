package io.tieout.ledger.payable;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A line of a bill, added up.
///
/// @param number 1, 2, 3 …
/// @param taxRatePercent none: untaxed
record BillLine(
        int number,
        AccountCode account,
        @Nullable String taxCode,
        @Nullable BigDecimal taxRatePercent,
        Money net,
        Money tax,
        @Nullable String text) {}
