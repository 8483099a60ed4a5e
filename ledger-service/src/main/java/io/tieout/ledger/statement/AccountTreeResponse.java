package io.tieout.ledger.statement;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountType;
import io.tieout.ledger.balance.Dimensions;
import io.tieout.ledger.balance.ReportScope;
import io.tieout.ledger.report.Table;
import io.tieout.ledger.report.Tabular;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The chart of accounts as a tree with its sums.
///
/// @param from first accounting date that counts; absent from the beginning on
/// @param accounts those without parent
record AccountTreeResponse(
        @Nullable LocalDate from,
        LocalDate asOf,
        @Nullable String knownAt,
        @Nullable Dimensions dimensions,
        Currency currency,
        List<Node> accounts)
        implements Tabular {

    /// @param subtotal of it and all below; debits less credits for assets and expenses, else credits less debits
    /// @param link its lines; absent for a summary account
    record Node(
            AccountCode account,
            String name,
            AccountType type,
            Money subtotal,
            @Nullable String link,
            List<Node> accounts) {}

    static AccountTreeResponse of(
            Collection<Account> chart,
            ReportPeriod period,
            @Nullable LocalDate from,
            ReportScope scope,
            Balances balances) {
        var roots = chart.stream()
                .filter(account -> account.parent() == null)
                .map(account -> node(account, chart, period, scope, balances))
                .toList();
        return new AccountTreeResponse(
                from, period.to(), scope.asked(), scope.dimensions().orNull(), balances.currency(), roots);
    }

    private static Node node(
            Account account, Collection<Account> chart, ReportPeriod period, ReportScope scope, Balances balances) {
        var below = chart.stream()
                .filter(other -> Objects.equals(other.parent(), account.code()))
                .map(other -> node(other, chart, period, scope, balances))
                .toList();
        var own = balances.of(account.code());
        var isDebit = account.type() == AccountType.ASSET || account.type() == AccountType.EXPENSE;
        var all = Stream.concat(
                Stream.of(isDebit ? own : own.negated()), below.stream().map(Node::subtotal));
        return new Node(
                account.code(),
                account.name(),
                account.type(),
                Money.sum(all.toList(), balances.currency()),
                account.postable() ? DrillLink.toLedger(account.code(), period.from(), period.to(), scope) : null,
                below);
    }

    @Override
    public Table table() {
        var rows = new ArrayList<List<@Nullable Object>>();
        accounts.forEach(node -> add(rows, node, 1));
        return new Table("account-tree", List.of("level", "account", "name", "type", "subtotal", "currency"), rows);
    }

    private static void add(List<List<@Nullable Object>> rows, Node node, int level) {
        rows.add(Table.row(
                level,
                node.account(),
                node.name(),
                node.type(),
                node.subtotal(),
                node.subtotal().currency()));
        node.accounts().forEach(below -> add(rows, below, level + 1));
    }
}
