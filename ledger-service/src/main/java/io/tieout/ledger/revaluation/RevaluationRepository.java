package io.tieout.ledger.revaluation;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.foreignitem.ForeignItemId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RevaluationRepository {

    private final JdbcClient jdbc;

    RevaluationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One revaluation of a company after the other: the second sees what the first posted.
    void lock(UUID companyId) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 0))) locked")
                .param("key", "revaluation " + companyId)
                .query(Integer.class)
                .single();
    }

    /// What is committed now. Whatever is looked at afterwards shows at least this.
    String snapshot() {
        return jdbc.sql("select pg_current_snapshot()::text")
                .query(String.class)
                .single();
    }

    /// What the revaluations of a day did so far.
    Map<Exposure.Key, EarlierRevaluation> earlier(UUID companyId, LocalDate date, Currency own) {
        return jdbc
                .sql("""
                        select l.foreign_item_id, l.account_code, l.currency,
                            sum(l.after_minor - l.before_minor)::bigint as difference_minor,
                            sum(l.lasting_minor)::bigint as lasting_minor
                        from revaluation r
                        join revaluation_line l on l.company_id = r.company_id and l.revaluation_id = r.revaluation_id
                        where r.company_id = :company and r.revaluation_date = :date
                        group by l.foreign_item_id, l.account_code, l.currency""")
                .param("company", companyId)
                .param("date", date)
                .query((row, number) -> {
                    var item = row.getObject("foreign_item_id", UUID.class);
                    return Map.entry(
                            new Exposure.Key(
                                    item == null ? null : new ForeignItemId(item),
                                    new AccountCode(row.getString("account_code")),
                                    Currency.getInstance(row.getString("currency"))),
                            new EarlierRevaluation(
                                    Money.ofMinor(row.getLong("difference_minor"), own),
                                    Money.ofMinor(row.getLong("lasting_minor"), own)));
                })
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<LocalDate> latestAfter(UUID companyId, LocalDate date) {
        return jdbc.sql("""
                        select revaluation_date
                        from revaluation
                        where company_id = :company and revaluation_date > :date
                        order by revaluation_date desc
                        limit 1""")
                .param("company", companyId)
                .param("date", date)
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .optional();
    }

    /// Accounts of assets and liabilities that are kept in another currency: what is on them beside items is
    /// revalued as a whole. Clearing accounts empty themselves line by line.
    List<Exposure> accounts(UUID companyId, Currency own, LocalDate date) {
        return jdbc.sql("""
                        select a.account_code, a.currency,
                            lines.open - items.open as open,
                            lines.carrying - items.carrying as carrying,
                            lines.open_now - items.open_now as open_now,
                            lines.carrying_now - items.carrying_now as carrying_now,
                            lines.least_since, lines.most_since
                        from account a
                        cross join lateral (
                            select
                                coalesce(sum(signed.foreign_minor) filter (where signed.effective_date <= :date), 0)::bigint
                                    as open,
                                coalesce(sum(signed.amount_minor) filter (where signed.effective_date <= :date), 0)::bigint
                                    as carrying,
                                coalesce(sum(signed.foreign_minor), 0)::bigint as open_now,
                                coalesce(sum(signed.amount_minor) filter (
                                    where signed.effective_date <= :date or signed.foreign_minor = 0), 0)::bigint
                                    as carrying_now,
                                coalesce(min(signed.foreign_minor) filter (where signed.is_other_since), 0) as least_since,
                                coalesce(max(signed.foreign_minor) filter (where signed.is_other_since), 0) as most_since
                            from (
                                select effective_date,
                                    case side when 'DEBIT' then foreign_minor else -foreign_minor end as foreign_minor,
                                    case side when 'DEBIT' then amount_minor else -amount_minor end as amount_minor,
                                    l.effective_date > :date and l.foreign_minor <> 0 and not exists (
                                        select from foreign_item_movement m
                                        join foreign_item f
                                            on f.company_id = m.company_id and f.foreign_item_id = m.foreign_item_id
                                        where m.company_id = l.company_id and m.entry_id = l.entry_id
                                            and f.account_code = l.account_code) as is_other_since
                                from journal_line l
                                where l.company_id = a.company_id and l.account_code = a.account_code
                                    and l.foreign_currency = a.currency
                            ) signed
                        ) lines
                        cross join lateral (
                            select
                                coalesce(sum(signed.amount_minor) filter (where signed.effective_date <= :date), 0)::bigint
                                    as open,
                                coalesce(sum(signed.carrying_minor) filter (where signed.effective_date <= :date), 0)::bigint
                                    as carrying,
                                coalesce(sum(signed.amount_minor), 0)::bigint as open_now,
                                coalesce(sum(signed.carrying_minor) filter (
                                    where signed.effective_date <= :date or signed.amount_minor = 0), 0)::bigint
                                    as carrying_now
                            from (
                                select m.effective_date,
                                    case f.side when 'RECEIVABLE' then m.amount_minor else -m.amount_minor end
                                        as amount_minor,
                                    case f.side when 'RECEIVABLE' then m.carrying_minor else -m.carrying_minor end
                                        as carrying_minor
                                from foreign_item f
                                join foreign_item_movement m
                                    on m.company_id = f.company_id and m.foreign_item_id = f.foreign_item_id
                                where f.company_id = a.company_id and f.account_code = a.account_code
                                    and f.currency = a.currency
                            ) signed
                        ) items
                        where a.company_id = :company and a.currency <> :own and a.account_type in ('ASSET', 'LIABILITY')
                            and a.cash_flow_category is distinct from 'CLEARING'
                            and (lines.open <> items.open or lines.carrying <> items.carrying)
                        order by a.account_code""")
                .param("company", companyId)
                .param("own", own.getCurrencyCode())
                .param("date", date)
                .query((row, number) -> {
                    var currency = row.getString("currency");
                    long open = row.getLong("open");
                    long openNow = row.getLong("open_now");
                    boolean reducedSince = (row.getLong("least_since") < 0 && (open > 0 || openNow > 0))
                            || (row.getLong("most_since") > 0 && (open < 0 || openNow < 0));
                    return new Exposure(
                            null,
                            new AccountCode(row.getString("account_code")),
                            Money.ofMinor(open, currency),
                            Money.ofMinor(row.getLong("carrying"), own),
                            Money.ofMinor(openNow, currency),
                            Money.ofMinor(row.getLong("carrying_now"), own),
                            reducedSince);
                })
                .list();
    }

    /// @param seen what was committed when it looked
    void insert(Revaluation revaluation, String seen) {
        var plan = revaluation.plan();
        var entry = revaluation.entryId();
        var reversal = revaluation.reversalEntryId();
        jdbc.sql("""
                        insert into revaluation (company_id, revaluation_id, revaluation_date, policy, currency, gain_minor,
                            loss_minor, entry_id, reversed_on, reversal_entry_id, decided_by, seen)
                        values (:company, :id, :date, :policy, :currency, :gain,
                            :loss, :entry, :reversedOn, :reversal, :by, cast(:seen as pg_snapshot))""")
                .param("company", revaluation.companyId())
                .param("id", revaluation.id().value())
                .param("date", plan.date())
                .param("policy", plan.policy().name())
                .param("currency", plan.own().getCurrencyCode())
                .param("gain", plan.gain().minorUnits())
                .param("loss", plan.loss().minorUnits())
                .param("entry", entry == null ? null : entry.value())
                .param("reversedOn", revaluation.reversedOn())
                .param("reversal", reversal == null ? null : reversal.value())
                .param("by", revaluation.decidedBy())
                .param("seen", seen)
                .update();
        insertLines(revaluation.companyId(), revaluation.id(), plan.changed());
    }

    private void insertLines(UUID companyId, RevaluationId id, List<RevaluedExposure> lines) {
        jdbc.sql("""
                        insert into revaluation_line (company_id, revaluation_id, line_number, foreign_item_id, account_code,
                            currency, open_minor, rate, before_minor, after_minor, lasting_minor)
                        select :company, :id, line.*
                        from unnest(cast(:numbers as int[]), cast(:items as uuid[]), cast(:accounts as text[]),
                                cast(:currencies as text[]), cast(:opens as bigint[]), cast(:rates as numeric[]),
                                cast(:befores as bigint[]), cast(:afters as bigint[]), cast(:lasting as bigint[])) as line""")
                .param("company", companyId)
                .param("id", id.value())
                .param(
                        "numbers",
                        IntStream.rangeClosed(1, lines.size())
                                .mapToObj(Integer::toString)
                                .toArray(String[]::new))
                .param("items", column(lines, RevaluationRepository::itemId))
                .param("accounts", column(lines, line -> line.before().account()))
                .param("currencies", column(lines, line -> line.before().open().currency()))
                .param("opens", column(lines, line -> line.before().open().minorUnits()))
                .param("rates", column(lines, RevaluedExposure::rate))
                .param("befores", column(lines, line -> line.before().carrying().minorUnits()))
                .param("afters", column(lines, line -> line.after().minorUnits()))
                .param("lasting", column(lines, line -> line.lasting().minorUnits()))
                .update();
    }

    private static @Nullable Object itemId(RevaluedExposure line) {
        var item = line.before().item();
        return item == null ? null : item.id().value();
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable Object> value) {
        var texts = new @Nullable String[rows.size()];
        for (int index = 0; index < texts.length; index++) {
            var found = value.apply(rows.get(index));
            texts[index] = found == null ? null : found.toString();
        }
        return texts;
    }
}
