package io.tieout.ledger.balance;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.AccountType;
import io.tieout.ledger.company.Company;
import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
public class BalanceQueries {

    private final JdbcClient jdbc;

    BalanceQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whole cells of the projection, and single lines only where a month is cut: by `asOf` on one edge, by
    /// `knownAt` on the other. So the work does not grow with the history.
    public List<AccountTurnover> turnover(Company company, LocalDate asOf, Optional<KnownAt> knownAt) {
        var month = YearMonth.from(asOf);
        var wholeMonthsBefore = asOf.equals(month.atEndOfMonth()) ? month.plusMonths(1) : month;
        var knownBefore = knownAt.map(known -> known.before().atOffset(ZoneOffset.UTC));
        var currency = company.baseCurrency();
        return jdbc.sql("""
                        select account.account_code, account.name, account.account_type, account.account_role,
                            coalesce(sum(part.debit_minor), 0)::bigint as debit_minor,
                            coalesce(sum(part.credit_minor), 0)::bigint as credit_minor
                        from account
                        left join (
                            select account_code, debit_minor, credit_minor
                            from account_balance
                            where company_id = :company and effective_month < :month
                                and (cast(:knownMonth as date) is null or recorded_month < :knownMonth)
                            union all
                            select line.account_code,
                                case line.side when 'DEBIT' then line.amount_minor else 0 end,
                                case line.side when 'CREDIT' then line.amount_minor else 0 end
                            from account used
                            join journal_line line
                                on line.company_id = used.company_id and line.account_code = used.account_code
                            where used.company_id = :company
                                and line.effective_date >= :month and line.effective_date <= :asOf
                                and (cast(:known as timestamptz) is null or line.recorded_at < :known)
                            union all
                            select account_code,
                                case side when 'DEBIT' then amount_minor else 0 end,
                                case side when 'CREDIT' then amount_minor else 0 end
                            from journal_line
                            where company_id = :company and effective_date < :month
                                and recorded_at >= :knownMonthStart and recorded_at < :known
                        ) part on part.account_code = account.account_code
                        where account.company_id = :company and account.postable
                        group by account.account_code, account.name, account.account_type, account.account_role
                        order by account.account_code""")
                .param("company", company.id())
                .param("month", wholeMonthsBefore.atDay(1))
                .param("asOf", asOf)
                .param("known", knownBefore.orElse(null))
                .param(
                        "knownMonth",
                        knownBefore.map(known -> YearMonth.from(known).atDay(1)).orElse(null))
                .param(
                        "knownMonthStart",
                        knownBefore
                                .map(known -> YearMonth.from(known)
                                        .atDay(1)
                                        .atStartOfDay()
                                        .atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .query((row, number) -> turnover(row, currency))
                .list();
    }

    /// Debit minus credit of one account; the same cells and edges as for all accounts, found by its code.
    public Money balance(Company company, AccountCode account, LocalDate asOf, Optional<KnownAt> knownAt) {
        var month = YearMonth.from(asOf);
        var wholeMonthsBefore = asOf.equals(month.atEndOfMonth()) ? month.plusMonths(1) : month;
        var knownBefore = knownAt.map(known -> known.before().atOffset(ZoneOffset.UTC));
        var knownMonth = knownBefore.map(known -> YearMonth.from(known).atDay(1));
        long minor = jdbc.sql("""
                        select coalesce(sum(part.minor), 0)::bigint
                        from (
                            select debit_minor - credit_minor as minor
                            from account_balance
                            where company_id = :company and account_code = :account and effective_month < :month
                                and (cast(:knownMonth as date) is null or recorded_month < :knownMonth)
                            union all
                            select case side when 'DEBIT' then amount_minor else -amount_minor end
                            from journal_line
                            where company_id = :company and account_code = :account
                                and effective_date >= :month and effective_date <= :asOf
                                and (cast(:known as timestamptz) is null or recorded_at < :known)
                            union all
                            select case side when 'DEBIT' then amount_minor else -amount_minor end
                            from journal_line
                            where company_id = :company and account_code = :account and effective_date < :month
                                and recorded_at >= :knownMonthStart and recorded_at < :known
                        ) part""")
                .param("company", company.id())
                .param("account", account.value())
                .param("month", wholeMonthsBefore.atDay(1))
                .param("asOf", asOf)
                .param("known", knownBefore.orElse(null))
                .param("knownMonth", knownMonth.orElse(null))
                .param(
                        "knownMonthStart",
                        knownMonth
                                .map(first -> first.atStartOfDay().atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .query(Long.class)
                .single();
        return Money.ofMinor(minor, company.baseCurrency());
    }

    /// Only the accounts that have some. Adjusting entries are few, so their lines are read one by one.
    List<AccountTurnover> adjustments(Company company, LocalDate from, LocalDate asOf, Optional<KnownAt> knownAt) {
        return jdbc.sql("""
                        select account.account_code, account.name, account.account_type, account.account_role,
                            coalesce(sum(line.amount_minor) filter (where line.side = 'DEBIT'), 0)::bigint as debit_minor,
                            coalesce(sum(line.amount_minor) filter (where line.side = 'CREDIT'), 0)::bigint as credit_minor
                        from journal_entry entry
                        join journal_line line on line.company_id = entry.company_id and line.entry_id = entry.entry_id
                        join account on account.company_id = line.company_id and account.account_code = line.account_code
                        where entry.company_id = :company and entry.adjusting
                            and entry.effective_date between :from and :asOf
                            and (cast(:known as timestamptz) is null or entry.recorded_at < :known)
                        group by account.account_code, account.name, account.account_type, account.account_role""")
                .param("company", company.id())
                .param("from", from)
                .param("asOf", asOf)
                .param(
                        "known",
                        knownAt.map(known -> known.before().atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .query((row, number) -> turnover(row, company.baseCurrency()))
                .list();
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
