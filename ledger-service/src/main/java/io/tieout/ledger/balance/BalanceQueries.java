package io.tieout.ledger.balance;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.AccountType;
import io.tieout.ledger.company.Company;
import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
public class BalanceQueries {

    static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    private final JdbcClient jdbc;

    BalanceQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whole months of the projection, days of it where `asOf` cuts a month, and single lines only where `knownAt`
    /// cuts one. So the work does not grow with the history.
    public List<AccountTurnover> turnover(Company company, LocalDate asOf, Optional<KnownAt> knownAt) {
        var currency = company.baseCurrency();
        var edges = Edges.of(asOf, knownAt);
        // Days are added up where they are found, account by account.
        return jdbc.sql("""
                        select account.account_code, account.name, account.account_type, account.account_role,
                            (coalesce(cells.debit_minor, 0) + :sign * coalesce(cut.debit_minor, 0)
                                + :knownSign * coalesce(known.debit_minor, 0))::bigint as debit_minor,
                            (coalesce(cells.credit_minor, 0) + :sign * coalesce(cut.credit_minor, 0)
                                + :knownSign * coalesce(known.credit_minor, 0))::bigint as credit_minor
                        from account
                        left join (
                            select account_code, sum(debit_minor) as debit_minor, sum(credit_minor) as credit_minor
                            from account_balance
                            where company_id = :company and effective_month < :months
                                and (cast(:knownMonths as date) is null or recorded_month < :knownMonths)
                            group by account_code
                        ) cells on cells.account_code = account.account_code
                        cross join lateral (
                            select sum(day.debit_minor) as debit_minor, sum(day.credit_minor) as credit_minor
                            from account_day_balance day
                            where day.company_id = :company and day.account_code = account.account_code
                                and day.effective_date >= :from and day.effective_date <= :to
                                and (cast(:knownMonths as date) is null or day.recorded_month < :knownMonths)
                        ) cut
                        left join (
                            select account_code,
                                sum(amount_minor) filter (where side = 'DEBIT') as debit_minor,
                                sum(amount_minor) filter (where side = 'CREDIT') as credit_minor
                            from journal_line
                            where company_id = :company and effective_date <= :asOf
                                and recorded_at >= :knownFrom and recorded_at < :knownTo
                            group by account_code
                        ) known on known.account_code = account.account_code
                        where account.company_id = :company and account.postable
                        order by account.account_code""")
                .param("company", company.id())
                .param("asOf", asOf)
                .params(edges.parameters())
                .query((row, number) -> turnover(row, currency))
                .list();
    }

    /// Up to a date; of the lines themselves when only some of them count, since no projection knows their dimensions.
    public List<AccountTurnover> turnover(ReportScope scope, LocalDate asOf) {
        return scope.dimensions().areAny()
                ? turnover(scope.company(), asOf, scope.knownAt())
                : ofLines(scope, FIRST_DAY, asOf);
    }

    /// Of the days from one to another, both included.
    public List<AccountTurnover> turnover(ReportScope scope, LocalDate from, LocalDate to) {
        return scope.dimensions().areAny()
                ? AccountTurnover.difference(turnover(scope, to), turnover(scope, from.minusDays(1)))
                : ofLines(scope, from, to);
    }

    private List<AccountTurnover> ofLines(ReportScope scope, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select account.account_code, account.name, account.account_type, account.account_role,
                            coalesce(sum(line.amount_minor) filter (where line.side = 'DEBIT'), 0)::bigint as debit_minor,
                            coalesce(sum(line.amount_minor) filter (where line.side = 'CREDIT'), 0)::bigint as credit_minor
                        from account
                        left join journal_line line
                            on line.company_id = account.company_id and line.account_code = account.account_code
                                and line.effective_date >= :from and line.effective_date <= :to
                                and (cast(:known as timestamptz) is null or line.recorded_at < :known) %s
                        where account.company_id = :company and account.postable
                        group by account.account_code, account.name, account.account_type, account.account_role
                        order by account.account_code""".formatted(scope.dimensions().condition("line")))
                .param("company", scope.company().id())
                .param("from", from)
                .param("to", to)
                .param("known", before(scope.knownAt()))
                .params(scope.dimensions().parameters())
                .query((row, number) -> turnover(row, scope.company().baseCurrency()))
                .list();
    }

    /// Debit minus credit of one account; the same cells and edges as for all accounts, found by its code.
    public Money balance(Company company, AccountCode account, LocalDate asOf, Optional<KnownAt> knownAt) {
        var edges = Edges.of(asOf, knownAt);
        long minor = jdbc.sql("""
                        select coalesce(sum(part.minor), 0)::bigint
                        from (
                            select debit_minor - credit_minor as minor
                            from account_balance
                            where company_id = :company and account_code = :account and effective_month < :months
                                and (cast(:knownMonths as date) is null or recorded_month < :knownMonths)
                            union all
                            select :sign * (debit_minor - credit_minor)
                            from account_day_balance
                            where company_id = :company and account_code = :account
                                and effective_date >= :from and effective_date <= :to
                                and (cast(:knownMonths as date) is null or recorded_month < :knownMonths)
                            union all
                            select case side when 'DEBIT' then :knownSign * amount_minor
                                else -:knownSign * amount_minor end
                            from journal_line
                            where company_id = :company and account_code = :account and effective_date <= :asOf
                                and recorded_at >= :knownFrom and recorded_at < :knownTo
                        ) part""")
                .param("company", company.id())
                .param("account", account.value())
                .param("asOf", asOf)
                .params(edges.parameters())
                .query(Long.class)
                .single();
        return Money.ofMinor(minor, company.baseCurrency());
    }

    /// Only the accounts that have some. Adjusting entries are few, so their lines are read one by one.
    List<AccountTurnover> adjustments(ReportScope scope, LocalDate from, LocalDate asOf) {
        return jdbc.sql("""
                        select account.account_code, account.name, account.account_type, account.account_role,
                            coalesce(sum(line.amount_minor) filter (where line.side = 'DEBIT'), 0)::bigint as debit_minor,
                            coalesce(sum(line.amount_minor) filter (where line.side = 'CREDIT'), 0)::bigint as credit_minor
                        from journal_entry entry
                        join journal_line line on line.company_id = entry.company_id and line.entry_id = entry.entry_id
                        join account on account.company_id = line.company_id and account.account_code = line.account_code
                        where entry.company_id = :company and entry.adjusting
                            and entry.effective_date between :from and :asOf
                            and (cast(:known as timestamptz) is null or entry.recorded_at < :known) %s
                        group by account.account_code, account.name, account.account_type, account.account_role""".formatted(scope.dimensions().condition("line")))
                .param("company", scope.company().id())
                .param("from", from)
                .param("asOf", asOf)
                .param("known", before(scope.knownAt()))
                .params(scope.dimensions().parameters())
                .query((row, number) -> turnover(row, scope.company().baseCurrency()))
                .list();
    }

    private static @Nullable OffsetDateTime before(Optional<KnownAt> knownAt) {
        return knownAt.map(known -> known.before().atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private static AccountTurnover turnover(ResultSet row, Currency currency) throws SQLException {
        var role = row.getString("account_role");
        return new AccountTurnover(
                new AccountCode(row.getString("account_code")),
                row.getString("name"),
                AccountType.valueOf(row.getString("account_type")),
                role == null ? null : AccountRole.valueOf(role),
                Money.ofMinor(row.getLong("debit_minor"), currency),
                Money.ofMinor(row.getLong("credit_minor"), currency));
    }
}
