package io.tieout.reconciliation.discrepancy;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.discrepancy.DiscrepancyAgeingResponse.Day;
import io.tieout.reconciliation.discrepancy.DiscrepancyAgeingResponse.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DiscrepancyAgeingRepository {

    private final JdbcClient jdbc;

    DiscrepancyAgeingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Counts what is open, once a day.
    void take(UUID companyId, LocalDate day, Instant now) {
        jdbc.sql("""
                        with first as (
                            insert into discrepancy_ageing_day (company_id, day, taken_at)
                            values (:company, :day, :now)
                            on conflict do nothing
                            returning day
                        ), open as (
                            select kind, currency, amount_minor, due_date,
                                   :day - cast(opened_at at time zone 'UTC' as date) as age
                            from discrepancy
                            where company_id = :company and status = 'OPEN'
                        )
                        insert into discrepancy_ageing (company_id, day, kind, currency, bucket, discrepancies, overdue,
                            amount_minor)
                        select :company, :day, kind, currency,
                               case
                                   when age <= 7 then 'DAYS_0_7'
                                   when age <= 30 then 'DAYS_8_30'
                                   when age <= 60 then 'DAYS_31_60'
                                   when age <= 90 then 'DAYS_61_90'
                                   else 'DAYS_91_UP'
                               end,
                               count(*), count(*) filter (where due_date < :day), sum(abs(amount_minor))
                        from open
                        where exists (select from first)
                        group by 3, 4, 5
                        """)
                .param("company", companyId)
                .param("day", day)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    DiscrepancyAgeingResponse between(UUID companyId, LocalDate from, LocalDate to) {
        var takenAt = new LinkedHashMap<LocalDate, Instant>();
        var rows = new LinkedHashMap<LocalDate, List<Row>>();
        jdbc.sql("""
                        select d.day, d.taken_at, a.kind, a.currency, a.bucket, a.discrepancies, a.overdue, a.amount_minor
                        from discrepancy_ageing_day d
                        left join discrepancy_ageing a on a.company_id = d.company_id and a.day = d.day
                        where d.company_id = :company and d.day between :from and :to
                        order by d.day, a.kind, a.currency, a.bucket
                        """)
                .param("company", companyId)
                .param("from", from)
                .param("to", to)
                .query((ResultSet row) -> {
                    var day = row.getObject("day", LocalDate.class);
                    takenAt.put(
                            day, row.getObject("taken_at", OffsetDateTime.class).toInstant());
                    var ofDay = rows.computeIfAbsent(day, key -> new ArrayList<>());
                    if (row.getString("kind") != null) {
                        ofDay.add(row(row));
                    }
                });
        var days = new ArrayList<Day>();
        takenAt.forEach((day, at) -> days.add(new Day(day, at, List.copyOf(rows.getOrDefault(day, List.of())))));
        return new DiscrepancyAgeingResponse(List.copyOf(days));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                DiscrepancyKind.valueOf(row.getString("kind")),
                AgeBucket.valueOf(row.getString("bucket")),
                row.getLong("discrepancies"),
                row.getLong("overdue"),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")));
    }
}
