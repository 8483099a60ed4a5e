package io.tieout.ledger.statement;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.Side;
import io.tieout.ledger.report.Table;
import io.tieout.platform.money.Money;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The general ledger of all accounts that have something, one after the other: opening balance, lines with the
/// balance after each, closing balance. Lines come in the order of the accounts' codes.
///
/// The closing balance is that of the stored balances, not of the lines read: where the two differ, nothing is shown.
final class WholeLedger {

    static final List<String> HEADER = List.of(
            "account",
            "name",
            "effectiveDate",
            "documentDate",
            "text",
            "entry",
            "line",
            "source",
            "debit",
            "credit",
            "balance",
            "currency");

    private final List<Account> chart;
    private final ReportPeriod period;
    private final Balances opening;
    private final Balances closing;
    private final Consumer<List<@Nullable Object>> rows;
    private int next;

    private @Nullable Account current;

    private Money balance;

    WholeLedger(
            List<Account> chart,
            ReportPeriod period,
            Balances opening,
            Balances closing,
            Consumer<List<@Nullable Object>> rows) {
        this.chart = chart.stream().filter(Account::postable).toList();
        this.period = period;
        this.opening = opening;
        this.closing = closing;
        this.rows = rows;
        this.balance = Money.zero(opening.currency());
    }

    void add(JournalReportResponse.Line line) {
        while (current == null || !current.code().equals(line.account())) {
            begin(chart.get(next));
        }
        var debit = line.side() == Side.DEBIT;
        balance = debit ? balance.plus(line.amount()) : balance.minus(line.amount());
        rows.accept(Table.row(
                line.account(),
                line.name(),
                line.effectiveDate(),
                line.documentDate(),
                line.text(),
                line.entryId().value(),
                line.line(),
                line.source(),
                debit ? line.amount() : null,
                debit ? null : line.amount(),
                balance,
                balance.currency()));
    }

    void end() {
        while (next < chart.size()) {
            begin(chart.get(next));
        }
        finish();
    }

    private void begin(Account account) {
        finish();
        next++;
        current = account;
        balance = opening.of(account.code());
        if (isShown(account.code())) {
            rows.accept(sum(account, period.from(), "Opening balance"));
        }
    }

    private void finish() {
        if (current == null) {
            return;
        }
        if (!balance.equals(closing.of(current.code()))) {
            throw new IllegalStateException("The lines of account " + current.code() + " come to " + balance
                    + ", its stored balance is " + closing.of(current.code()));
        }
        if (isShown(current.code())) {
            rows.accept(sum(current, period.to(), "Closing balance"));
        }
    }

    private boolean isShown(AccountCode code) {
        return !opening.of(code).isZero() || !closing.of(code).isZero();
    }

    private List<@Nullable Object> sum(Account account, Object day, String text) {
        return Table.row(
                account.code(),
                account.name(),
                day,
                null,
                text,
                null,
                null,
                null,
                null,
                null,
                balance,
                balance.currency());
    }
}
