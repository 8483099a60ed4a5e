package io.tieout.ledger.statement;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.balance.ReportScope;
import io.tieout.platform.money.Money;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the entries of the period that touch more than operating accounts; sales and purchases on account, by far
/// the most, stay out of it.
@Repository
class CashFlowQueries {

    /// Each line of such an entry with its place. A result without payment, and an exchange difference, follows the
    /// other lines of its entry where these agree; an exchange difference that stands against cash alone stays one.
    /// Where a line belongs is decided by its whole entry, also when only lines of some dimension count.
    private static final String PLACED = """
            with mapped as (
                select account_code, account_type in ('REVENUE', 'EXPENSE') as result,
                    coalesce(cash_flow_category,
                        case when account_type in ('REVENUE', 'EXPENSE') then 'OPERATING' else 'UNMAPPED' end) as category
                from account
                where company_id = :company and postable
            ), touched as (
                select distinct line.entry_id
                from mapped
                join journal_line line on line.company_id = :company and line.account_code = mapped.account_code
                where mapped.category <> 'OPERATING'
                    and line.effective_date >= :from and line.effective_date <= :to
                    and (cast(:known as timestamptz) is null or line.recorded_at < :known)
            ), part as (
                select line.entry_id, line.line_number, line.account_code, mapped.result, mapped.category,
                    true {only} as counts,
                    case line.side when 'DEBIT' then line.amount_minor else -line.amount_minor end as minor
                from touched
                join journal_line line on line.company_id = :company and line.entry_id = touched.entry_id
                join mapped on mapped.account_code = line.account_code
            ), entry as (
                select entry_id,
                    bool_or(category in ('CASH', 'CLEARING')) as paid,
                    bool_or(category = 'BROUGHT_FORWARD') as brought_forward,
                    bool_and(category in ('CASH', 'CLEARING', 'EXCHANGE')) as exchange_only,
                    min(category) filter (where category in ('OPERATING', 'INVESTING', 'FINANCING')) as lowest,
                    max(category) filter (where category in ('OPERATING', 'INVESTING', 'FINANCING')) as highest
                from part
                group by entry_id
            ), placed as (
                select part.entry_id, part.line_number, part.account_code, part.result, part.minor, entry.paid,
                    case
                        when entry.brought_forward then 'BROUGHT_FORWARD'
                        when part.category not in ('NON_CASH', 'EXCHANGE') then part.category
                        when entry.exchange_only then 'EXCHANGE'
                        when entry.lowest = entry.highest then entry.lowest
                        else 'OPERATING'
                    end as place
                from part
                join entry on entry.entry_id = part.entry_id
                where part.category not in ('CASH', 'CLEARING') and part.counts
            )
            """;

    private final JdbcClient jdbc;

    CashFlowQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PlacedAmount> placed(ReportScope scope, ReportPeriod period) {
        return statement("""
                select paid, account_code, place, sum(minor)::bigint as minor
                from placed
                group by paid, account_code, place""", scope, period)
                .query((row, number) -> new PlacedAmount(
                        row.getBoolean("paid"),
                        new AccountCode(row.getString("account_code")),
                        CashFlowPlace.valueOf(row.getString("place")),
                        Money.ofMinor(row.getLong("minor"), scope.company().baseCurrency())))
                .list();
    }

    /// An investment is shown by its asset: what a disposal brought is one receipt, though its entry takes out cost
    /// and depreciation and books the gain.
    List<CashMovement> movements(ReportScope scope, ReportPeriod period) {
        return statement("""
                , shown as (
                    select entry_id, place, minor,
                        case when place = 'INVESTING'
                            then first_value(account_code) over (
                                partition by entry_id, place order by result, abs(minor) desc, line_number)
                            else account_code
                        end as account_code
                    from placed
                    where paid
                ), movement as (
                    select place, account_code, -sum(minor) as cash
                    from shown
                    group by entry_id, place, account_code
                )
                select place, account_code,
                    sum(greatest(cash, 0))::bigint as received_minor, sum(least(cash, 0))::bigint as paid_minor
                from movement
                group by place, account_code
                having bool_or(cash <> 0)
                order by place, account_code""", scope, period)
                .query((row, number) -> new CashMovement(
                        CashFlowPlace.valueOf(row.getString("place")),
                        new AccountCode(row.getString("account_code")),
                        Money.ofMinor(
                                row.getLong("received_minor"), scope.company().baseCurrency()),
                        Money.ofMinor(row.getLong("paid_minor"), scope.company().baseCurrency())))
                .list();
    }

    private JdbcClient.StatementSpec statement(String sql, ReportScope scope, ReportPeriod period) {
        return jdbc.sql(PLACED.replace("{only}", scope.dimensions().condition("line")) + sql)
                .params(scope.dimensions().parameters())
                .param("company", scope.company().id())
                .param("from", period.from())
                .param("to", period.to())
                .param(
                        "known",
                        scope.knownAt()
                                .map(known -> known.before().atOffset(ZoneOffset.UTC))
                                .orElse(null));
    }
}
