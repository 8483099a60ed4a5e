package io.tieout.reconciliation.tieout;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.bankaccount.BankAccount;
import io.tieout.reconciliation.bankaccount.BankAccountQueries;
import io.tieout.reconciliation.bankstatement.BankStatementQueries;
import io.tieout.reconciliation.bankstatement.StatementBalance;
import io.tieout.reconciliation.ledgerview.LedgerQueries;
import io.tieout.reconciliation.tieout.TieOutQueries.Sum;
import io.tieout.reconciliation.tieout.TieOutResponse.Cause;
import io.tieout.reconciliation.tieout.TieOutResponse.Figure;
import io.tieout.reconciliation.tieout.TieOutResponse.Item;
import io.tieout.reconciliation.tieout.TieOutResponse.Line;
import io.tieout.reconciliation.tieout.TieOutResponse.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Puts the two sides of each figure beside one another, all as of one moment.
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class TieOutService {

    private static final int SHOWN = 50;

    private final TieOutQueries ours;
    private final LedgerQueries ledger;
    private final BankAccountQueries accounts;
    private final BankStatementQueries statements;
    private final TieOutProperties properties;

    TieOutService(
            TieOutQueries ours,
            LedgerQueries ledger,
            BankAccountQueries accounts,
            BankStatementQueries statements,
            TieOutProperties properties) {
        this.ours = ours;
        this.ledger = ledger;
        this.accounts = accounts;
        this.statements = statements;
        this.properties = properties;
    }

    TieOutResponse tieOut(UUID companyId, LocalDate asOf) {
        var lines = new ArrayList<Line>();
        var books = ledger.currency(companyId).orElse(null);
        var balances = statements.balances(companyId, asOf).stream()
                .collect(Collectors.toMap(StatementBalance::bankAccountId, Function.identity()));
        for (var account : accounts.all(companyId)) {
            var balance = balances.get(account.bankAccountId());
            if (balance != null) {
                lines.add(bank(account, balance, books));
            }
            lines.add(clearing(account, asOf, books));
        }
        if (books != null) {
            lines.add(receivables(companyId, books, asOf));
        }
        ours.soldCurrencies(companyId).forEach(currency -> lines.add(sales(companyId, currency, asOf)));
        var position = ledger.position(companyId);
        return new TieOutResponse(
                asOf,
                lines.stream().allMatch(Line::ok),
                new TieOutResponse.Position(position.blockNumber(), position.sequence()),
                lines);
    }

    /// The books are compared as of the statement's own day: what came later belongs to the next statement.
    private Line bank(BankAccount account, StatementBalance balance, @Nullable Currency books) {
        var companyId = account.companyId();
        var day = balance.closingDate();
        var causes = new ArrayList<Cause>();
        addCause(
                causes,
                account,
                "LINES_NOT_POSTED",
                "lines that the ledger has not booked yet",
                ours.notPosted(companyId, account.bankAccountId(), day, "RECORDED"));
        addCause(
                causes,
                account,
                "LINES_REFUSED",
                "lines that the ledger refused",
                ours.notPosted(companyId, account.bankAccountId(), day, "REFUSED"));
        addCause(
                causes,
                account,
                "LINES_POSTED_LATER",
                "lines of closed periods, booked on the first open day",
                ours.postedLater(companyId, account.bankAccountId(), day));
        statements.gaps(companyId).stream()
                .filter(gap -> gap.bankAccountId().equals(account.bankAccountId()))
                .forEach(gap -> causes.add(new Cause(
                        "STATEMENT_GAP",
                        "a statement does not start where the one before it ended",
                        Money.ofMinor(gap.gapMinor(), gap.currency()),
                        1)));
        return line(
                Subject.BANK,
                account.name(),
                day,
                new Figure(
                        balance.stated() ? "statement closing balance" : "opening balance and lines",
                        Money.ofMinor(balance.closingMinor(), account.currency())),
                new Figure(
                        "ledger account " + shown(account.accountCode()), booked(account, account.accountCode(), day)),
                foreign(account, books, causes),
                List.of(),
                0);
    }

    private Line clearing(BankAccount account, LocalDate asOf, @Nullable Currency books) {
        var companyId = account.companyId();
        var unexplained = ours.unexplained(companyId, account.bankAccountId(), asOf);
        var causes = new ArrayList<Cause>();
        addCause(
                causes,
                account,
                "MATCHES_NOT_ANSWERED",
                "matches that the ledger has not answered yet",
                ours.notAnswered(companyId, account.bankAccountId()));
        return line(
                Subject.CLEARING,
                account.name(),
                asOf,
                new Figure("lines not yet explained", Money.ofMinor(unexplained.minor(), account.currency())),
                // Money that came in and is not explained stands on the credit side.
                new Figure(
                        "clearing account " + shown(account.clearingAccountCode()),
                        booked(account, account.clearingAccountCode(), asOf).negated()),
                foreign(account, books, causes),
                ours.unexplainedLines(companyId, account.bankAccountId(), asOf, SHOWN),
                unexplained.count());
    }

    private Line receivables(UUID companyId, Currency books, LocalDate asOf) {
        var open = ours.receivables(companyId, books, asOf);
        var causes = new ArrayList<Cause>();
        var others = ours.inOtherCurrencies(companyId, books, asOf);
        if (others.count() > 0) {
            causes.add(new Cause(
                    "OTHER_CURRENCIES", "open items in other currencies are not in this sum", null, others.count()));
        }
        return line(
                Subject.RECEIVABLES,
                properties.receivableAccount(),
                asOf,
                new Figure("open items", Money.ofMinor(open.minor(), books)),
                new Figure(
                        "control account " + properties.receivableAccount(),
                        Money.ofMinor(ledger.balanceMinor(companyId, properties.receivableAccount(), asOf), books)),
                causes,
                List.of(),
                open.count());
    }

    private Line sales(UUID companyId, Currency currency, LocalDate asOf) {
        var missing = ours.notInvoiced(companyId, currency, asOf);
        var causes = missing.count() == 0
                ? List.<Cause>of()
                : List.of(new Cause(
                        "ORDERS_NOT_INVOICED",
                        "confirmed orders without an invoice",
                        Money.ofMinor(missing.minor(), currency),
                        missing.count()));
        return line(
                Subject.SALES,
                currency.getCurrencyCode(),
                asOf,
                new Figure(
                        "orders confirmed, net",
                        Money.ofMinor(ours.sold(companyId, currency, asOf).minor(), currency)),
                new Figure(
                        "invoiced, net",
                        Money.ofMinor(ours.invoiced(companyId, currency, asOf).minor(), currency)),
                causes,
                ours.ordersNotInvoiced(companyId, currency, asOf, SHOWN),
                missing.count());
    }

    private Money booked(BankAccount account, @Nullable String code, LocalDate day) {
        return Money.ofMinor(
                code == null ? 0 : ledger.balanceMinor(account.companyId(), code, day), account.currency());
    }

    private static List<Cause> foreign(BankAccount account, @Nullable Currency books, List<Cause> causes) {
        if (books != null && !books.equals(account.currency())) {
            causes.add(new Cause(
                    "FOREIGN_CURRENCY",
                    "the journal is published in " + books + ", the account is kept in another",
                    null,
                    1));
        }
        return causes;
    }

    private static void addCause(List<Cause> causes, BankAccount account, String code, String detail, Sum sum) {
        if (sum.count() > 0) {
            causes.add(new Cause(code, detail, Money.ofMinor(sum.minor(), account.currency()), sum.count()));
        }
    }

    private static String shown(@Nullable String code) {
        return code == null ? "not opened yet" : code;
    }

    private static Line line(
            Subject subject,
            String name,
            LocalDate asOf,
            Figure expected,
            Figure actual,
            List<Cause> causes,
            List<Item> items,
            long itemCount) {
        var difference = actual.amount().minus(expected.amount());
        return new Line(
                subject, name, asOf, difference.isZero(), expected, actual, difference, causes, items, itemCount);
    }
}
