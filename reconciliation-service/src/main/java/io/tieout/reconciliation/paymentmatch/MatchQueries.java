package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.reconciliation.matching.Evidence;
import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.PartType;
import io.tieout.reconciliation.openitem.AvailableItem;
import io.tieout.reconciliation.openitem.OpenItemService;
import io.tieout.reconciliation.paymentmatch.ExplanationResponse.AllocationResponse;
import io.tieout.reconciliation.paymentmatch.ExplanationResponse.PartResponse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MatchQueries {

    private static final String SUMMARY = """
            m.match_id, m.line_id, m.bank_account_id, m.booking_date, m.amount_minor, m.currency, m.kind, m.line_kind,
            m.decision, m.decided_by, m.user_id, m.status, m.flags, m.decided_at, m.answered_at, m.entry_id, m.refusal_code
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final OpenItemService items;

    MatchQueries(JdbcClient jdbc, JsonMapper json, OpenItemService items) {
        this.jdbc = jdbc;
        this.json = json;
        this.items = items;
    }

    /// The newest first.
    Page<MatchSummaryResponse> list(UUID companyId, MatchFilter filter, PageRequest page) {
        var rows = jdbc.sql("select " + SUMMARY + """
                        from payment_match m
                        where m.company_id = :company
                            and (cast(:status as text) is null or m.status = :status)
                            and (cast(:decision as text) is null or m.decision = :decision)
                            and (cast(:line as uuid) is null or m.line_id = :line)
                            and (cast(:account as uuid) is null or m.bank_account_id = :account)
                            and (cast(:invoice as uuid) is null or exists (
                                select from match_allocation a
                                where a.company_id = m.company_id and a.match_id = m.match_id and a.invoice_id = :invoice))
                            and (cast(:afterId as uuid) is null
                                or (m.decided_at, m.match_id) < (cast(:afterTime as timestamptz), cast(:afterId as uuid)))
                        order by m.decided_at desc, m.match_id desc
                        limit :limit
                        """)
                .param("company", companyId)
                .param("status", name(filter.status()))
                .param("decision", name(filter.decision()))
                .param("line", filter.lineId())
                .param("account", filter.bankAccountId())
                .param("invoice", filter.invoiceId())
                .param("afterTime", page.isFirst() ? null : page.after().get(0))
                .param("afterId", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query(MatchSummaryResponse::from)
                .list();
        return Page.of(
                rows,
                page,
                row -> List.of(row.decidedAt().toString(), row.matchId().toString()));
    }

    MatchResponse get(UUID companyId, UUID matchId) {
        return jdbc.sql("select " + SUMMARY + """
                            , m.evidence, m.alternatives, m.model, m.score, m.rule_version, m.effective_date, m.refusal_detail, m.undo_reason,
                            m.other_leg_match_id, m.reversal_entry_id, m.reversal_date
                        from payment_match m
                        where m.company_id = :company and m.match_id = :match
                        """)
                .param("company", companyId)
                .param("match", matchId)
                .query((row, number) -> response(companyId, row))
                .optional()
                .orElseThrow(() -> new MatchNotFound(matchId));
    }

    private MatchResponse response(UUID companyId, ResultSet row) throws SQLException {
        var summary = MatchSummaryResponse.from(row, 0);
        var currency = summary.amount().currency();
        var evidence = json.readValue(row.getString("evidence"), Evidence[].class);
        var alternatives = json.readValue(row.getString("alternatives"), Explanation[].class);
        var named = Stream.of(alternatives)
                .flatMap(alternative -> alternative.allocations().stream())
                .map(part -> UUID.fromString(part.itemId()))
                .collect(Collectors.toSet());
        var known = named.isEmpty() ? List.<AvailableItem>of() : items.find(companyId, named);
        var byId = known.stream().collect(Collectors.toMap(AvailableItem::invoiceId, item -> item));
        return new MatchResponse(
                summary,
                allocations(companyId, summary.matchId(), summary.amount()),
                parts(companyId, summary.matchId(), summary.amount()),
                row.getString("model"),
                row.getObject("score", Integer.class),
                Stream.of(evidence).map(EvidenceResponse::from).toList(),
                Stream.of(alternatives)
                        .map(alternative -> ExplanationResponse.from(alternative, currency, byId))
                        .toList(),
                row.getString("rule_version"),
                row.getObject("other_leg_match_id", UUID.class),
                row.getObject("effective_date", LocalDate.class),
                row.getString("refusal_detail"),
                row.getString("undo_reason"),
                row.getObject("reversal_entry_id", UUID.class),
                row.getObject("reversal_date", LocalDate.class));
    }

    private List<AllocationResponse> allocations(UUID companyId, UUID matchId, Money line) {
        return jdbc.sql("""
                        select a.invoice_id, i.number, a.amount_minor, a.settled_minor, a.settled_currency
                        from match_allocation a
                        left join open_item i on i.company_id = a.company_id and i.invoice_id = a.invoice_id
                        where a.company_id = :company and a.match_id = :match
                        order by a.position
                        """)
                .param("company", companyId)
                .param("match", matchId)
                .query((row, number) -> new AllocationResponse(
                        row.getObject("invoice_id", UUID.class),
                        row.getString("number"),
                        Money.ofMinor(row.getLong("amount_minor"), line.currency()),
                        settled(row)))
                .list();
    }

    private static @Nullable Money settled(ResultSet row) throws SQLException {
        var currency = row.getString("settled_currency");
        return currency == null ? null : Money.ofMinor(row.getLong("settled_minor"), currency);
    }

    private List<PartResponse> parts(UUID companyId, UUID matchId, Money line) {
        return jdbc.sql("""
                        select type, amount_minor, customer_id, invoice_id, reason
                        from match_part
                        where company_id = :company and match_id = :match
                        order by position
                        """)
                .param("company", companyId)
                .param("match", matchId)
                .query((row, number) -> new PartResponse(
                        PartType.valueOf(row.getString("type")),
                        Money.ofMinor(row.getLong("amount_minor"), line.currency()),
                        row.getObject("customer_id", UUID.class),
                        row.getObject("invoice_id", UUID.class),
                        row.getString("reason")))
                .list();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
