package io.tieout.reconciliation.tieout;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.bankaccount.BankAccount;
import io.tieout.reconciliation.bankaccount.BankAccountQueries;
import io.tieout.reconciliation.bankstatement.BankStatementQueries;
import io.tieout.reconciliation.bankstatement.StatementBalance;
import io.tieout.reconciliation.ledgerview.LedgerQueries;
import io.tieout.reconciliation.ledgerview.LedgerRole;
import io.tieout.reconciliation.tieout.TieOutQueries.Sum;
import io.tieout.reconciliation.tieout.TieOutResponse.Cause;
import io.tieout.reconciliation.tieout.TieOutResponse.CauseKind;
import io.tieout.reconciliation.tieout.TieOutResponse.Figure;
import io.tieout.reconciliation.tieout.TieOutResponse.Item;
import io.tieout.reconciliation.tieout.TieOutResponse.Line;
import io.tieout.reconciliation.tieout.TieOutResponse.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Puts the two sides of each figure beside one another, all as of one moment, each in the currency it was made in:
/// what that is worth in the books changes with the rates, and is the ledger's own matter.
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class TieOutService {

    private static final int SHOWN = 50;

    private final TieOutQueries ours;
    private final LedgerQueries ledger;
    private final BankAccountQueries accounts;
    private final BankStatementQueries statements;
    private final PayableTieOutService payables;

    TieOutService(
            TieOutQueries ours,
            LedgerQueries ledger,
            BankAccountQueries accounts,
            BankStatementQueries statements,
            PayableTieOutService payables) {
        this.payables = payables;
        this.ours = ours;
        this.ledger = ledger;
        this.accounts = accounts;
        this.statements = statements;
    }

    TieOutResponse tieOut(UUID companyId, LocalDate asOf) {
        var lines = new ArrayList<Line>();
        var books = ledger.currency(companyId).orElse(null);
        var balances = statements.balances(companyId, asOf).stream()
                .collect(Collectors.toMap(StatementBalance::bankAccountId, Function.identity()));
        for (var account : accounts.all(companyId)) {
            var balance = balances.get(account.bankAccountId());
            if (balance != null) {
                lines.add(bank(account, balance));
            }
            lines.add(clearing(account, asOf));
        }
        if (books != null) {
            var receivable = ledger.accounts(companyId, LedgerRole.RECEIVABLE);
            receivableCurrencies(companyId, receivable, books)
                    .forEach(currency -> lines.add(receivables(companyId, receivable, currency, books, asOf)));
        }
        lines.addAll(payables.lines(companyId, asOf));
        ours.soldCurrencies(companyId).forEach(currency -> lines.add(sales(companyId, currency, asOf)));
        if (ledger.knowsRevenue(companyId)) {
            var revenue = ledger.accounts(companyId, LedgerRole.REVENUE);
            ledger.currencies(companyId, revenue)
                    .forEach(currency -> lines.add(revenue(companyId, revenue, currency, asOf)));
        }
        var position = ledger.position(companyId);
        return new TieOutResponse(
                asOf,
                lines.stream().allMatch(Line::ok),
                new TieOutResponse.Position(position.blockNumber(), position.sequence()),
                lines);
    }

    /// The books are compared as of the statement's own day: what came later belongs to the next statement.
    private Line bank(BankAccount account, StatementBalance balance) {
        var companyId = account.companyId();
        var day = balance.closingDate();
        var causes = new ArrayList<Cause>();
        addCause(
                causes,
                account,
                "LINES_NOT_POSTED",
                CauseKind.TIMING,
                "lines that the ledger has not booked yet",
                ours.notPosted(companyId, account.bankAccountId(), day, "RECORDED"));
        addCause(
                causes,
                account,
                "LINES_REFUSED",
                CauseKind.ERROR,
                "lines that the ledger refused",
                ours.notPosted(companyId, account.bankAccountId(), day, "REFUSED"));
        addCause(
                causes,
                account,
                "LINES_POSTED_LATER",
                CauseKind.TIMING,
                "lines of closed periods, booked on the first open day",
                ours.postedLater(companyId, account.bankAccountId(), day));
        statements.gaps(companyId).stream()
                .filter(gap -> gap.bankAccountId().equals(account.bankAccountId()))
                .forEach(gap -> causes.add(new Cause(
                        "STATEMENT_GAP",
                        CauseKind.ERROR,
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
                causes,
                List.of(),
                0);
    }

    private Line clearing(BankAccount account, LocalDate asOf) {
        var companyId = account.companyId();
        var unexplained = ours.unexplained(companyId, account.bankAccountId(), asOf);
        var causes = new ArrayList<Cause>();
        addCause(
                causes,
                account,
                "MATCHES_NOT_ANSWERED",
                CauseKind.TIMING,
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
                causes,
                ours.unexplainedLines(companyId, account.bankAccountId(), asOf, SHOWN),
                unexplained.count());
    }

    /// That of the books first.
    private Set<Currency> receivableCurrencies(UUID companyId, Set<String> accountCodes, Currency books) {
        var currencies =
                new TreeSet<Currency>(Comparator.comparingInt((Currency currency) -> currency.equals(books) ? 0 : 1)
                        .thenComparing(Currency::getCurrencyCode));
        currencies.add(books);
        currencies.addAll(ours.owedCurrencies(companyId));
        currencies.addAll(ledger.currencies(companyId, accountCodes));
        return currencies;
    }

    private Line receivables(
            UUID companyId, Set<String> accountCodes, Currency currency, Currency books, LocalDate asOf) {
        var account = shown(accountCodes);
        var open = ours.receivables(companyId, currency, asOf);
        return line(
                Subject.RECEIVABLES,
                currency.equals(books) ? account : account + " " + currency,
                asOf,
                new Figure("open items", Money.ofMinor(open.minor(), currency)),
                new Figure(
                        "control account " + account,
                        Money.ofMinor(ledger.balanceMinor(companyId, accountCodes, currency, asOf), currency)),
                List.of(),
                List.of(),
                open.count());
    }

    private Line sales(UUID companyId, Currency currency, LocalDate asOf) {
        var missing = ours.notInvoiced(companyId, currency, asOf);
        var causes = missing.count() == 0
                ? List.<Cause>of()
                : List.of(new Cause(
                        "ORDERS_NOT_INVOICED",
                        CauseKind.ERROR,
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

    /// What was invoiced is earned at once, unless an entry says otherwise; and nothing else is earned.
    private Line revenue(UUID companyId, Set<String> accountCodes, Currency currency, LocalDate asOf) {
        var gaps = ours.revenueGaps(companyId, currency, asOf);
        var causes = gaps.entrySet().stream()
                .map(gap -> new Cause(
                        gap.getKey().name(),
                        gap.getKey().kind(),
                        gap.getKey().detail(),
                        Money.ofMinor(gap.getValue().minor(), currency),
                        gap.getValue().count()))
                .toList();
        var expected = Money.ofMinor(
                ours.invoicedAndCredited(companyId, currency, asOf).minor(), currency);
        var actual = Money.ofMinor(ledger.balanceMinor(companyId, accountCodes, currency, asOf), currency)
                .negated();
        var difference = actual.minus(expected);
        var explained = Money.ofMinor(
                gaps.entrySet().stream()
                        .filter(gap -> gap.getKey().kind() != CauseKind.ERROR)
                        .mapToLong(gap -> gap.getValue().minor())
                        .sum(),
                currency);
        return new Line(
                Subject.REVENUE,
                currency.getCurrencyCode(),
                asOf,
                !gaps.containsKey(RevenueGap.POSTED_OTHERWISE) && difference.equals(explained),
                new Figure("invoiced less credited, net", expected),
                new Figure("revenue account " + shown(accountCodes), actual),
                difference,
                causes,
                ours.revenueItems(companyId, currency, asOf, SHOWN),
                gaps.values().stream().mapToLong(Sum::count).sum());
    }

    private Money booked(BankAccount account, @Nullable String code, LocalDate day) {
        var currency = account.currency();
        return Money.ofMinor(
                code == null ? 0 : ledger.balanceMinor(account.companyId(), code, currency, day), currency);
    }

    private static void addCause(
            List<Cause> causes, BankAccount account, String code, CauseKind kind, String detail, Sum sum) {
        if (sum.count() > 0) {
            causes.add(new Cause(code, kind, detail, Money.ofMinor(sum.minor(), account.currency()), sum.count()));
        }
    }

    private static String shown(@Nullable String code) {
        return code == null ? "not opened yet" : code;
    }

    private static String shown(Set<String> codes) {
        return codes.isEmpty() ? "not opened yet" : String.join(", ", codes);
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
