package io.tieout.ledger.statement;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import org.jspecify.annotations.Nullable;

/// What one account, or one computation, adds to a line of a statement.
///
/// @param account absent for a computed figure, such as earlier years' profit
/// @param contra a deduction: usually stands on the other side than its type
/// @param compared the same for the period or date compared with
/// @param link the query that shows what it is made of
record Figure(
        @Nullable AccountCode account,
        String name,
        boolean contra,
        Money amount,
        @Nullable Money compared,
        String link) {

    boolean isEmpty() {
        return amount.isZero() && (compared == null || compared.isZero());
    }
}
