package io.tieout.reconciliation.workbench;

import io.tieout.platform.web.PageRequest;
import io.tieout.reconciliation.workbench.QueueCountsResponse.Count;
import io.tieout.reconciliation.workbench.QueueCountsResponse.StateCount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Pages of the queue. The states that are wanted are read one by one, each from its own stretch of an index and no
/// further than the page goes: so a page costs the same however long the queue is.
///
/// Of what few lines fit, a page would be looked for through the whole queue. So where the beginning of a state does
/// not fill it, all lines that fit are looked up by what is asked for, and then sorted.
@Repository
class QueueQueries {

    private static final int COUNTED = 10_000;

    /// How many lines of a state are looked through. As many are looked up in the time that this takes, so that what
    /// is looked through in vain costs little beside it.
    private static final int BEGINNING = 2000;

    private static final String COLUMNS = """
            company_id, line_id, bank_account_id, work_state, booking_date, amount_minor, currency, counterparty_name,
            counterparty_iban, remittance, structured_reference, owner_id, owner_version
            """;

    private static final String WORDS = """
            bank_line_words(counterparty_name, remittance, structured_reference, bank_reference, end_to_end_id,
            counterparty_iban)
            """;

    /// Contains a word that begins like the one asked for, or it would not be a word of the line: quick to see, and
    /// without it each line that is looked through would be taken apart into words.
    private static final String TEXT = """
            lower(concat_ws(' ', counterparty_name, remittance, structured_reference, bank_reference, end_to_end_id,
            counterparty_iban))
            """;

    /// The day and id are the matches' own, so that their index gives the order. `offset 0` has each line read by its
    /// key: the database would rather read them all.
    private static final String DECIDED = """
            (select m.company_id, m.line_id, l.bank_account_id, l.work_state, m.booking_date, l.amount_minor, l.currency,
                    l.counterparty_name, l.counterparty_iban, l.remittance, l.structured_reference, l.bank_reference,
                    l.end_to_end_id, l.owner_id, l.owner_version
                from payment_match m
                cross join lateral (
                    select * from bank_line
                    where company_id = m.company_id and line_id = m.line_id and match_state = 'RESERVED'
                    offset 0) l
                where m.status = 'MATCHED') as decided
            """;

    /// What else is known of the lines of a page `l`.
    private static final String SHOWN = """
            select l.line_id, l.bank_account_id, l.work_state, l.booking_date, l.amount_minor, l.currency,
                   l.counterparty_name, l.counterparty_iban, l.remittance, l.structured_reference, l.owner_id,
                   l.owner_version, p.rule_version, md5(p.rule_version || p.proposals::text) as tag,
                   jsonb_array_length(p.proposals) as proposals, p.proposals -> 0 ->> 'model' as model,
                   cast(p.proposals -> 0 ->> 'score' as integer) as score,
                   array(
                       select distinct d.kind
                       from discrepancy d
                       where d.company_id = l.company_id and d.line_id = l.line_id and d.status = 'OPEN'
                       order by d.kind) as reasons
            from line l
            left join line_proposal p on p.company_id = l.company_id and p.line_id = l.line_id
            """;

    private final JdbcClient jdbc;

    QueueQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<QueuedLineResponse> find(UUID companyId, UUID lineId) {
        return jdbc.sql("with line as (select " + COLUMNS + """
                        from bank_line where company_id = :company and line_id = :line)
                        """ + SHOWN)
                .param("company", companyId)
                .param("line", lineId)
                .query(QueuedLineResponse::from)
                .optional();
    }

    List<QueuedLineResponse> page(UUID companyId, QueueFilter filter, PageRequest page) {
        var order = filter.sort() == QueueSort.AGE
                ? "order by booking_date, line_id"
                : "order by abs(amount_minor) desc, line_id desc";
        var values = new LinkedHashMap<String, Object>();
        values.put("company", companyId);
        values.put("limit", page.limit() + 1);
        var place = place(filter, page, values);
        var wanted = conditions(filter, values);
        var scarce = wanted.isEmpty() ? Set.<QueueState>of() : scarce(filter.states(), place, wanted, order, values);
        var each = filter.states().stream()
                .map(state -> scarce.contains(state)
                        ? lookedUp(state, place + wanted, order)
                        : "(select " + COLUMNS + " from " + lines(state) + place + wanted + " " + order
                                + " limit :limit)")
                .collect(Collectors.joining("\nunion all\n"));
        return jdbc.sql("with line as (select * from (" + each + ") as queue " + order + " limit :limit)\n" + SHOWN
                        + order.replace("booking_date", "l.booking_date")
                                .replace("amount_minor", "l.amount_minor")
                                .replace("line_id", "l.line_id"))
                .params(values)
                .query(QueuedLineResponse::from)
                .list();
    }

    /// The states whose beginning does not fill the page.
    private Set<QueueState> scarce(
            List<QueueState> states, String place, String wanted, String order, Map<String, Object> values) {
        var each = states.stream()
                .map(state -> "select '" + state + "' where (select count(*) from (select from (select * from "
                        + lines(state) + place + " " + order + " limit :beginning) as beginning where true" + wanted
                        + " limit :limit) as found) < :limit")
                .collect(Collectors.joining("\nunion all\n"));
        return Set.copyOf(jdbc.sql(each)
                .params(values)
                .param("beginning", BEGINNING)
                .query((row, number) -> QueueState.valueOf(row.getString(1)))
                .list());
    }

    /// The lines are found before their order is thought of: else the database would follow the order, in the hope
    /// that the first lines fit.
    private static String lookedUp(QueueState state, String conditions, String order) {
        return "(with found as materialized (select " + COLUMNS + " from " + lines(state) + conditions
                + ") select * from found " + order + " limit :limit)";
    }

    /// Decided lines have left the queue's indexes, so that the ledger's answer changes nothing there: their matches
    /// wait for it, and lead to them.
    private static String lines(QueueState state) {
        return state == QueueState.DECIDED
                ? DECIDED + " where company_id = :company"
                : "bank_line where company_id = :company and queue_state = '" + state.name() + "'";
    }

    /// Only what is asked for: a condition that may be absent would hide the index from the planner.
    private static String conditions(QueueFilter filter, Map<String, Object> values) {
        var conditions = new ArrayList<String>();
        add(conditions, values, "bank_account_id = :account", "account", filter.bankAccountId());
        var currency = filter.currency();
        if (currency != null && filter.sort() == QueueSort.AGE) {
            add(conditions, values, "currency = :currency", "currency", currency.getCurrencyCode());
        }
        add(conditions, values, "abs(amount_minor) >= :min", "min", filter.min());
        add(conditions, values, "abs(amount_minor) <= :max", "max", filter.max());
        add(conditions, values, "booking_date >= :from", "from", filter.bookedFrom());
        add(conditions, values, "booking_date <= :to", "to", filter.bookedTo());
        add(conditions, values, "owner_id = :owner", "owner", filter.owner().ownerId());
        if (filter.owner().unowned()) {
            conditions.add("owner_id is null");
        }
        if (!filter.words().isEmpty()) {
            // Letters and digits only, so nothing in it can be an operator.
            values.put("words", filter.words().stream().map(word -> word + ":*").collect(Collectors.joining(" & ")));
            for (int number = 0; number < filter.words().size(); number++) {
                values.put("word" + number, filter.words().get(number));
                conditions.add("strpos(" + TEXT + ", lower(:word" + number + ")) > 0");
            }
            conditions.add(WORDS + " @@ to_tsquery('pg_catalog.simple', :words)");
        }
        return all(conditions);
    }

    /// Where in the order of a state the page begins.
    private static String place(QueueFilter filter, PageRequest page, Map<String, Object> values) {
        var conditions = new ArrayList<String>();
        if (filter.sort() == QueueSort.AMOUNT) {
            var currency = Objects.requireNonNull(filter.currency(), "amounts of several currencies have no order");
            add(conditions, values, "currency = :currency", "currency", currency.getCurrencyCode());
        }
        if (!page.isFirst()) {
            values.put("afterId", UUID.fromString(page.after().get(1)));
            if (filter.sort() == QueueSort.AGE) {
                values.put("after", LocalDate.parse(page.after().get(0)));
                conditions.add("(booking_date, line_id) > (:after, :afterId)");
            } else {
                values.put("after", Long.valueOf(page.after().get(0)));
                conditions.add("(abs(amount_minor), line_id) < (:after, :afterId)");
            }
        }
        return all(conditions);
    }

    private static String all(List<String> conditions) {
        return conditions.stream().map(condition -> " and " + condition).collect(Collectors.joining());
    }

    private static void add(
            List<String> conditions,
            Map<String, Object> values,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    /// Counts no further than anybody wants to know.
    QueueCountsResponse counts(UUID companyId, UUID userId) {
        var people = QueueState.forPeople();
        var columns = Stream.concat(
                        Stream.of(QueueState.values()).map(state -> count(Set.of(state), "", state.name())),
                        Stream.of(
                                count(people, "and owner_id = :user", "MINE"),
                                count(people, "and owner_id is null", "UNOWNED")))
                .collect(Collectors.joining(",\n"));
        return jdbc.sql("select " + columns)
                .param("company", companyId)
                .param("user", userId)
                .param("limit", COUNTED + 1)
                .query((row, number) -> {
                    var states = new ArrayList<StateCount>();
                    for (var state : QueueState.values()) {
                        var count = capped(row.getLong(state.name()));
                        states.add(new StateCount(state, count.lines(), count.atLeast()));
                    }
                    return new QueueCountsResponse(
                            List.copyOf(states), capped(row.getLong("MINE")), capped(row.getLong("UNOWNED")));
                })
                .single();
    }

    private static Count capped(long counted) {
        return new Count(Math.min(counted, COUNTED), counted > COUNTED);
    }

    private static String count(Set<QueueState> states, String condition, String name) {
        var each = states.stream()
                .map(state -> "(select 1 from " + lines(state) + " " + condition + " limit :limit)")
                .collect(Collectors.joining(" union all "));
        return "(select count(*) from (select 1 from (" + each + ") as states limit :limit) as counted) as \"" + name
                + "\"";
    }
}
