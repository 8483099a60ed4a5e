package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.money.Money;
import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.reconciliation.openitem.Reservation;
import io.tieout.reconciliation.paymentmatch.LineAlreadyMatched.Winner;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class PaymentMatchRepository {

    private static final RowMapper<Winner> WINNER = RecordRowMapper.of(Winner.class);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PaymentMatchRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Many at once, however many statements that saves: a statement's chunk is up to two hundred lines.
    void insertAll(List<PaymentMatch> matches) {
        if (matches.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into payment_match (company_id, match_id, line_id, bank_account_id, booking_date, currency,
                            amount_minor, kind, line_kind, decision, decided_by, user_id, status, flags, rule_version,
                            evidence, alternatives, model, score, other_leg_match_id, decided_at, version)
                        select company_id, match_id, line_id, bank_account_id, cast(booking_date as date), currency,
                            amount_minor, kind, line_kind, decision, decided_by, user_id, 'MATCHED', cast(flags as text[]),
                            rule_version, cast(evidence as jsonb), cast(alternatives as jsonb), model, score, other_leg_match_id, :now, 1
                        from unnest(cast(:companies as uuid[]), cast(:matches as uuid[]), cast(:lines as uuid[]),
                            cast(:accounts as uuid[]), cast(:dates as text[]), cast(:currencies as text[]),
                            cast(:amounts as bigint[]), cast(:kinds as text[]), cast(:lineKinds as text[]),
                            cast(:decisions as text[]), cast(:deciders as text[]), cast(:users as uuid[]),
                            cast(:flags as text[]), cast(:versions as text[]), cast(:evidence as text[]),
                            cast(:alternatives as text[]), cast(:models as text[]), cast(:scores as integer[]),
                            cast(:otherLegs as uuid[]))
                            as m (company_id, match_id, line_id, bank_account_id, booking_date, currency, amount_minor,
                                kind, line_kind, decision, decided_by, user_id, flags, rule_version, evidence, alternatives,
                                model, score, other_leg_match_id)
                        """)
                .param("companies", ids(matches, PaymentMatch::companyId))
                .param("matches", ids(matches, PaymentMatch::matchId))
                .param("lines", ids(matches, PaymentMatch::lineId))
                .param("accounts", ids(matches, PaymentMatch::bankAccountId))
                .param("dates", texts(matches, match -> match.bookingDate().toString()))
                .param(
                        "currencies",
                        texts(matches, match -> match.amount().currency().getCurrencyCode()))
                .param(
                        "amounts",
                        matches.stream()
                                .map(match -> match.amount().minorUnits())
                                .toArray(Long[]::new))
                .param("kinds", texts(matches, match -> match.kind().name()))
                .param("lineKinds", texts(matches, match -> {
                    var kind = match.lineKind();
                    return kind == null ? null : kind.name();
                }))
                .param("decisions", texts(matches, match -> match.decision().name()))
                .param("deciders", texts(matches, match -> match.decidedBy().name()))
                .param("users", ids(matches, PaymentMatch::userId))
                .param(
                        "flags",
                        texts(
                                matches,
                                match -> PostgresArrays.text(match.basis().flags())))
                .param("versions", texts(matches, match -> match.basis().ruleVersion()))
                .param(
                        "evidence",
                        texts(
                                matches,
                                match -> json.writeValueAsString(match.basis().evidence())))
                .param(
                        "alternatives",
                        texts(
                                matches,
                                match -> json.writeValueAsString(match.basis().alternatives())))
                .param("models", texts(matches, match -> match.basis().model()))
                .param(
                        "scores",
                        matches.stream().map(match -> match.basis().score()).toArray(Integer[]::new))
                .param("otherLegs", ids(matches, PaymentMatch::otherLeg))
                .param("now", matches.getFirst().decidedAt().atOffset(ZoneOffset.UTC))
                .update();
        insertAllocations(matches);
        insertParts(matches);
    }

    private void insertAllocations(List<PaymentMatch> matches) {
        var rows = new ArrayList<AllocationRow>();
        for (var match : matches) {
            for (int i = 0; i < match.allocations().size(); i++) {
                var allocation = match.allocations().get(i);
                rows.add(new AllocationRow(match.companyId(), match.matchId(), i + 1, allocation));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into match_allocation (company_id, match_id, invoice_id, position, amount_minor,
                            settled_minor, settled_currency)
                        select * from unnest(cast(:companies as uuid[]), cast(:matches as uuid[]), cast(:invoices as uuid[]),
                            cast(:positions as integer[]), cast(:amounts as bigint[]),
                            cast(:settled as bigint[]), cast(:settledCurrencies as text[]))
                        """)
                .param("companies", ids(rows, AllocationRow::companyId))
                .param("matches", ids(rows, AllocationRow::matchId))
                .param("invoices", ids(rows, row -> row.allocation().invoiceId()))
                .param("positions", rows.stream().map(AllocationRow::position).toArray(Integer[]::new))
                .param(
                        "amounts",
                        rows.stream().map(row -> row.allocation().amountMinor()).toArray(Long[]::new))
                .param("settled", numbers(rows, row -> {
                    var settled = row.allocation().settled();
                    return settled == null ? null : (Long) settled.minorUnits();
                }))
                .param("settledCurrencies", texts(rows, row -> {
                    var settled = row.allocation().settled();
                    return settled == null ? null : settled.currency().getCurrencyCode();
                }))
                .update();
    }

    private void insertParts(List<PaymentMatch> matches) {
        var rows = new ArrayList<PartRow>();
        for (var match : matches) {
            for (int i = 0; i < match.parts().size(); i++) {
                rows.add(new PartRow(
                        match.companyId(), match.matchId(), i + 1, match.parts().get(i)));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into match_part (company_id, match_id, position, type, amount_minor, customer_id, invoice_id,
                            reason)
                        select * from unnest(cast(:companies as uuid[]), cast(:matches as uuid[]),
                            cast(:positions as integer[]), cast(:types as text[]), cast(:amounts as bigint[]),
                            cast(:customers as uuid[]), cast(:invoices as uuid[]), cast(:reasons as text[]))
                        """)
                .param("companies", ids(rows, PartRow::companyId))
                .param("matches", ids(rows, PartRow::matchId))
                .param("positions", rows.stream().map(PartRow::position).toArray(Integer[]::new))
                .param("types", texts(rows, row -> row.part().type().name()))
                .param(
                        "amounts",
                        rows.stream().map(row -> row.part().amountMinor()).toArray(Long[]::new))
                .param("customers", ids(rows, row -> row.part().customerId()))
                .param("invoices", ids(rows, row -> row.part().invoiceId()))
                .param("reasons", texts(rows, row -> row.part().reason()))
                .update();
    }

    Optional<StoredMatch> lock(UUID companyId, UUID matchId) {
        return lock(companyId, List.of(matchId)).stream().findFirst();
    }

    /// Lowest id first: two that want the same matches must not wait for each other.
    List<StoredMatch> lock(UUID companyId, Collection<UUID> matchIds) {
        return jdbc.sql("""
                        select company_id, match_id, line_id, amount_minor, currency, kind, status, version
                        from payment_match
                        where company_id = :company and match_id = any(:matches)
                        order by match_id
                        for update
                        """)
                .param("company", companyId)
                .param("matches", matchIds.toArray(UUID[]::new))
                .query((row, number) -> new StoredMatch(
                        row.getObject("company_id", UUID.class),
                        row.getObject("match_id", UUID.class),
                        row.getObject("line_id", UUID.class),
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                        MatchKind.valueOf(row.getString("kind")),
                        MatchStatus.valueOf(row.getString("status")),
                        row.getLong("version")))
                .list();
    }

    /// Whose match the line has.
    Optional<Winner> activeOf(UUID companyId, UUID lineId) {
        return jdbc.sql("""
                        select match_id, decided_by, user_id, decided_at
                        from payment_match
                        where company_id = :company and line_id = :line and status in ('MATCHED', 'POSTED', 'UNDOING')
                        """)
                .param("company", companyId)
                .param("line", lineId)
                .query(WINNER)
                .optional();
    }

    void setPosted(UUID companyId, List<PostedMatch> posted, Instant now) {
        jdbc.sql("""
                        update payment_match
                        set status = 'POSTED', entry_id = posted.entry_id, effective_date = posted.effective_date,
                            answered_at = :now, posted_at = :now
                        from unnest(:matches, :entries, cast(:dates as date[])) as posted (match_id, entry_id, effective_date)
                        where payment_match.company_id = :company and payment_match.match_id = posted.match_id
                        """)
                .param("company", companyId)
                .param("matches", posted.stream().map(PostedMatch::matchId).toArray(UUID[]::new))
                .param("entries", posted.stream().map(PostedMatch::entryId).toArray(UUID[]::new))
                .param(
                        "dates",
                        posted.stream()
                                .map(match -> match.effectiveDate().toString())
                                .toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @param status REFUSED, or POSTED again when only the undoing was refused
    void setRefused(StoredMatch match, MatchStatus status, String code, String detail, Instant now) {
        update(match, "status = :status, refusal_code = :code, refusal_detail = :detail, answered_at = :now", now)
                .param("status", status.name())
                .param("code", code)
                .param("detail", detail)
                .update();
    }

    void setUndoing(StoredMatch match, String reason, UUID userId, Instant now) {
        update(match, """
                        status = 'UNDOING', undo_reason = :reason, undone_by = :user, undo_requested_at = :now,
                            version = version + 1, refusal_code = null, refusal_detail = null
                        """, now).param("reason", reason).param("user", userId).update();
    }

    void setUndone(StoredMatch match, UUID reversalEntryId, LocalDate reversalDate, boolean afterClose, Instant now) {
        update(match, """
                        status = 'UNDONE', reversal_entry_id = :entry, reversal_date = :date, answered_at = :now,
                            undone_after_close = :afterClose""", now)
                .param("entry", reversalEntryId)
                .param("date", reversalDate)
                .param("afterClose", afterClose)
                .update();
    }

    private JdbcClient.StatementSpec update(StoredMatch match, String changes, Instant now) {
        return jdbc.sql("update payment_match set " + changes + " where company_id = :company and match_id = :match")
                .param("company", match.companyId())
                .param("match", match.matchId())
                .param("now", now.atOffset(ZoneOffset.UTC));
    }

    /// Whose items and whose money a match is about.
    Set<UUID> customers(UUID companyId, UUID matchId) {
        return new HashSet<>(jdbc.sql("""
                        select i.customer_id
                        from match_allocation a
                        join open_item i on i.company_id = a.company_id and i.invoice_id = a.invoice_id
                        where a.company_id = :company and a.match_id = :match and i.kind not in ('BILL', 'SUPPLIER_CREDIT')
                        union
                        select customer_id
                        from match_part
                        where company_id = :company and match_id = :match and customer_id is not null
                        """)
                .param("company", companyId)
                .param("match", matchId)
                .query((row, number) -> row.getObject("customer_id", UUID.class))
                .list());
    }

    /// Lines of which an earlier match was undone or refused: the engine only suggests for them.
    Set<UUID> linesTakenBack(UUID companyId, Collection<UUID> lineIds) {
        return new HashSet<>(jdbc.sql("""
                        select distinct line_id from payment_match
                        where company_id = :company and line_id = any(:lines) and status in ('UNDONE', 'REFUSED')
                        """)
                .param("company", companyId)
                .param("lines", lineIds.toArray(UUID[]::new))
                .query((row, number) -> row.getObject("line_id", UUID.class))
                .list());
    }

    private record PartRow(UUID companyId, UUID matchId, int position, MatchPart part) {}

    private record AllocationRow(UUID companyId, UUID matchId, int position, Reservation allocation) {}

    private static <T> @Nullable UUID[] ids(List<T> rows, Function<T, @Nullable UUID> column) {
        return rows.stream().map(column).toArray(UUID[]::new);
    }

    private static <T> @Nullable Long[] numbers(List<T> rows, Function<T, @Nullable Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
