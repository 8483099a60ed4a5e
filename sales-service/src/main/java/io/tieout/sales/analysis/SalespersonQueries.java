package io.tieout.sales.analysis;

import io.tieout.platform.money.Money;
import io.tieout.sales.companyview.CompanyDayQueries;
import io.tieout.sales.team.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What each salesperson did and what came of it.
@Component
class SalespersonQueries {

    private static final int MAX_ROWS = 1000;

    private final JdbcClient jdbc;
    private final CompanyDayQueries days;

    SalespersonQueries(JdbcClient jdbc, CompanyDayQueries days) {
        this.jdbc = jdbc;
        this.days = days;
    }

    /// Those whom the reader sees and who did anything, by name. Talks count for whoever recorded them, on the
    /// company's day; deals for their representative; sales with his or her share.
    List<Salesperson> salespeople(UUID companyId, Sight sight, SalesSpan span) {
        var sold = new Amounts();
        statement(
                        """
                        select representative_id, currency, sum(net_minor)::bigint as amount
                          from (
                        """ + SaleFacts.OF_COMPANY + """
                               and o.order_date between :from and :to
                        """ + Sight.ofRepresentatives("o.representative_id") + """
                               ) sale
                         group by 1, 2
                         order by 2
                        """,
                        companyId,
                        sight,
                        span)
                .param("knownAt", span.knownAt().atOffset(ZoneOffset.UTC))
                .query(sold::add);
        var won = new Amounts();
        statement("""
                        select representative_id, currency, sum(value_minor)::bigint as amount
                          from deal d
                         where company_id = :company and status = 'WON' and closed_on between :from and :to
                        """ + Sight.ofRepresentatives("d.representative_id") + """
                         group by 1, 2
                         order by 2
                        """, companyId, sight, span)
                .query(won::add);
        var zone = days.zone(companyId);
        return statement(
                        """
                        with talks as (
                            select user_id, count(*) filter (where channel = 'CALL') as calls,
                                   count(*) filter (where channel = 'MEETING') as meetings,
                                   count(*) filter (where channel not in ('CALL', 'MEETING')) as others
                              from customer_talk
                             where company_id = :company and occurred_at >= :since and occurred_at < :before
                             group by user_id),
                        orders as (
                            select representative_id, count(*) as orders
                              from (
                        """ + SaleFacts.OF_COMPANY + """
                               and o.first_of_representative and o.order_date between :from and :to
                        """ + Sight.ofRepresentatives("o.representative_id") + """
                                   ) sale
                             group by representative_id),
                        closed as (
                            select representative_id, count(*) filter (where status = 'WON') as won,
                                   count(*) filter (where status = 'LOST') as lost
                              from deal d
                             where company_id = :company and status in ('WON', 'LOST')
                               and closed_on between :from and :to
                        """
                                + Sight.ofRepresentatives("d.representative_id") + """
                             group by representative_id)
                        select r.representative_id, r.name, coalesce(calls, 0) as calls, coalesce(meetings, 0) as meetings,
                               coalesce(others, 0) as others, coalesce(orders, 0) as orders, coalesce(won, 0) as won,
                               coalesce(lost, 0) as lost
                          from representative r
                          left join talks on talks.user_id = r.user_id
                          left join orders on orders.representative_id = r.representative_id
                          left join closed on closed.representative_id = r.representative_id
                         where r.company_id = :company
                           and (talks.user_id is not null or orders.orders > 0 or closed.won + closed.lost > 0)
                        """
                                + Sight.ofRepresentatives("r.representative_id") + """
                         order by r.name, r.representative_id
                         limit :limit
                        """,
                        companyId,
                        sight,
                        span)
                .param("knownAt", span.knownAt().atOffset(ZoneOffset.UTC))
                .param("since", start(span.from(), zone))
                .param("before", start(span.to().plusDays(1), zone))
                .param("limit", MAX_ROWS)
                .query((row, number) -> {
                    var id = row.getObject("representative_id", UUID.class);
                    return new Salesperson(
                            id,
                            row.getString("name"),
                            row.getLong("calls"),
                            row.getLong("meetings"),
                            row.getLong("others"),
                            row.getLong("orders"),
                            sold.of(id),
                            row.getLong("won"),
                            row.getLong("lost"),
                            won.of(id));
                })
                .list();
    }

    private JdbcClient.StatementSpec statement(String sql, UUID companyId, Sight sight, SalesSpan span) {
        return jdbc.sql(sql)
                .param("company", companyId)
                .params(sight.parameters())
                .param("from", span.from())
                .param("to", span.to());
    }

    private static OffsetDateTime start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }

    /// In each currency, of each representative.
    private static final class Amounts {

        private final Map<String, List<Money>> byRepresentative = new HashMap<>();

        void add(ResultSet row) throws SQLException {
            byRepresentative
                    .computeIfAbsent(String.valueOf(row.getString("representative_id")), any -> new ArrayList<>())
                    .add(Money.ofMinor(row.getLong("amount"), row.getString("currency")));
        }

        List<Money> of(UUID representative) {
            return List.copyOf(byRepresentative.getOrDefault(representative.toString(), List.of()));
        }
    }

    /// @param otherTalks letters, mails, chats and notes
    /// @param sold his or her share of what was sold, in each currency
    /// @param wonValue of the deals that were won, in each currency
    record Salesperson(
            UUID representativeId,
            String name,
            long calls,
            long meetings,
            long otherTalks,
            long orders,
            List<Money> sold,
            long dealsWon,
            long dealsLost,
            List<Money> wonValue) {}
}
