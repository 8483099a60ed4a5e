package io.tieout.ledger.statement;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import org.jspecify.annotations.Nullable;

/// A row of the cash flow statement.
///
/// @param received positive; with `paid` only where cash itself is shown
/// @param paid negative
/// @param link the query that shows what it is made of
record CashFlowRow(
        Kind kind,
        @Nullable AccountCode account,
        String name,
        Money amount,
        @Nullable Money received,
        @Nullable Money paid,
        @Nullable String link) {

    enum Kind {
        /// The profit of the period, where the indirect method begins.
        PROFIT,
        /// Part of the profit that is no operating cash: depreciation, gains on disposal, exchange differences.
        NOT_OPERATING,
        /// What customers, suppliers, stock and the like have bound or set free.
        WORKING_CAPITAL,
        /// Investments and finance that no cash was paid for: equipment bought on credit.
        WITHOUT_CASH,
        /// Cash received and paid.
        CASH
    }
}
