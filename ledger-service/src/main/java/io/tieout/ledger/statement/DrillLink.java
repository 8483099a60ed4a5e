package io.tieout.ledger.statement;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.balance.LedgerLink;
import io.tieout.ledger.balance.ReportScope;
import java.time.LocalDate;

/// The queries that show what a figure is made of.
final class DrillLink {

    private DrillLink() {}

    static String toLedger(AccountCode account, LocalDate from, LocalDate to, ReportScope scope) {
        return LedgerLink.to(account, from, to, scope);
    }

    static String toProfitAndLoss(LocalDate from, LocalDate to, ReportScope scope) {
        return "/api/v1/reports/profit-and-loss?from=" + from + "&to=" + to + LedgerLink.of(scope);
    }
}
