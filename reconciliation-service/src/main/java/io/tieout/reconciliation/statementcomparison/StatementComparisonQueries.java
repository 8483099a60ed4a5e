package io.tieout.reconciliation.statementcomparison;

import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.reconciliation.customerledger.LineText;
import io.tieout.reconciliation.statementcomparison.ComparedLineResponse.OwnEntryResponse;
import io.tieout.reconciliation.statementcomparison.ComparedLineResponse.TheirLineResponse;
import io.tieout.reconciliation.statementcomparison.StatementComparisonResponse.OutcomeResponse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StatementComparisonQueries {

    private static final String COMPARISON = """
            select company_id, statement_comparison_id, party_kind, party_id, currency, from_date, to_date, file_name,
                file_size, sha256, format, profile, reversed, proved, our_opening_minor, our_closing_minor,
                their_opening_minor, their_closing_minor, date_tolerance_days, through_sequence, known_at, compared_by
            from statement_comparison
            where company_id = :company
            """;

    private final JdbcClient jdbc;

    StatementComparisonQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The newest first.
    Page<StatementComparisonResponse> list(
            UUID companyId, @Nullable PartyKind partyKind, @Nullable UUID partyId, PageRequest page) {
        var rows = jdbc.sql(COMPARISON + """
                        and (cast(:kind as text) is null or party_kind = :kind)
                        and (cast(:party as uuid) is null or party_id = :party)
                        and (cast(:before as uuid) is null or statement_comparison_id < cast(:before as uuid))
                        order by statement_comparison_id desc
                        limit :limit
                        """)
                .param("company", companyId)
                .param("kind", partyKind == null ? null : partyKind.name())
                .param("party", partyId)
                .param("before", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(StatementComparisonQueries::comparison)
                .list();
        var found =
                Page.of(rows, page, row -> List.of(row.statementComparisonId().toString()));
        return new Page<>(withOutcomes(companyId, found.items()), found.next());
    }

    StatementComparisonResponse get(UUID companyId, UUID comparisonId) {
        var found = jdbc.sql(COMPARISON + "and statement_comparison_id = :id")
                .param("company", companyId)
                .param("id", comparisonId)
                .query(StatementComparisonQueries::comparison)
                .optional()
                .orElseThrow(() -> new StatementComparisonUnknown(comparisonId));
        return withOutcomes(companyId, List.of(found)).getFirst();
    }

    private record OutcomeRow(UUID comparisonId, OutcomeResponse outcome) {}

    private List<StatementComparisonResponse> withOutcomes(
            UUID companyId, List<StatementComparisonResponse> comparisons) {
        var found = new HashMap<UUID, List<OutcomeResponse>>();
        jdbc.sql("""
                        select l.statement_comparison_id, l.outcome, count(*)::int as lines,
                            sum(l.difference_minor)::bigint as difference_minor, c.currency
                        from statement_comparison_line l
                        join statement_comparison c on c.company_id = l.company_id
                            and c.statement_comparison_id = l.statement_comparison_id
                        where l.company_id = :company and l.statement_comparison_id = any(:ids)
                        group by l.statement_comparison_id, l.outcome, c.currency
                        """)
                .param("company", companyId)
                .param(
                        "ids",
                        comparisons.stream()
                                .map(StatementComparisonResponse::statementComparisonId)
                                .toArray(UUID[]::new))
                .query((row, number) -> new OutcomeRow(
                        row.getObject("statement_comparison_id", UUID.class),
                        new OutcomeResponse(
                                Outcome.valueOf(row.getString("outcome")),
                                row.getInt("lines"),
                                Money.ofMinor(row.getLong("difference_minor"), row.getString("currency")))))
                .list()
                .forEach(row -> found.computeIfAbsent(row.comparisonId(), id -> new ArrayList<>())
                        .add(row.outcome()));
        found.values().forEach(outcomes -> outcomes.sort(Comparator.comparing(OutcomeResponse::outcome)));
        return comparisons.stream()
                .map(comparison -> comparison.with(found.getOrDefault(comparison.statementComparisonId(), List.of())))
                .toList();
    }

    Page<ComparedLineResponse> lines(UUID companyId, UUID comparisonId, @Nullable Outcome outcome, PageRequest page) {
        int after = page.isFirst() ? 0 : Integer.parseInt(page.after().getFirst());
        var rows = lines(companyId, comparisonId, outcome, after, page.limit() + 1);
        return Page.of(rows, page, row -> List.of(Integer.toString(row.position())));
    }

    List<ComparedLineResponse> lines(
            UUID companyId, UUID comparisonId, @Nullable Outcome outcome, int after, int limit) {
        return jdbc.sql("""
                        select l.position, l.outcome, l.ground, l.their_number, l.their_date, l.their_text, l.their_minor,
                            l.our_entry_id, l.our_date, l.our_source, l.our_reversed_source, l.our_number,
                            l.our_invoice_id, l.our_minor, l.our_in_period, l.difference_minor, c.currency, c.party_kind, d.dispute_id
                        from statement_comparison_line l
                        join statement_comparison c on c.company_id = l.company_id
                            and c.statement_comparison_id = l.statement_comparison_id
                        left join statement_comparison_dispute d on d.company_id = l.company_id
                            and d.statement_comparison_id = l.statement_comparison_id and d.position = l.position
                        where l.company_id = :company and l.statement_comparison_id = :id and l.position > :after
                            and (cast(:outcome as text) is null or l.outcome = :outcome)
                        order by l.position
                        limit :limit
                        """)
                .param("company", companyId)
                .param("id", comparisonId)
                .param("after", after)
                .param("outcome", outcome == null ? null : outcome.name())
                .param("limit", limit)
                .query(StatementComparisonQueries::line)
                .list();
    }

    private static StatementComparisonResponse comparison(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        long ours = row.getLong("our_closing_minor");
        long theirs = row.getLong("their_closing_minor");
        return new StatementComparisonResponse(
                row.getObject("statement_comparison_id", UUID.class),
                PartyKind.valueOf(row.getString("party_kind")),
                row.getObject("party_id", UUID.class),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class),
                row.getString("file_name"),
                row.getLong("file_size"),
                row.getString("sha256"),
                row.getString("format"),
                row.getString("profile"),
                row.getBoolean("reversed"),
                row.getBoolean("proved"),
                row.getInt("date_tolerance_days"),
                Money.ofMinor(row.getLong("our_opening_minor"), currency),
                Money.ofMinor(ours, currency),
                Money.ofMinor(row.getLong("their_opening_minor"), currency),
                Money.ofMinor(theirs, currency),
                Money.ofMinor(theirs - ours, currency),
                List.of(),
                row.getLong("through_sequence"),
                row.getObject("known_at", OffsetDateTime.class).toInstant(),
                row.getObject("compared_by", UUID.class));
    }

    private static ComparedLineResponse line(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        return new ComparedLineResponse(
                row.getInt("position"),
                Outcome.valueOf(row.getString("outcome")),
                Ground.valueOf(row.getString("ground")),
                theirs(row, currency),
                ours(row, currency),
                Money.ofMinor(row.getLong("difference_minor"), currency),
                row.getObject("dispute_id", UUID.class));
    }

    private static @Nullable TheirLineResponse theirs(ResultSet row, String currency) throws SQLException {
        var lineNumber = row.getObject("their_number", Integer.class);
        return lineNumber == null
                ? null
                : new TheirLineResponse(
                        lineNumber,
                        row.getObject("their_date", LocalDate.class),
                        Objects.requireNonNullElse(row.getString("their_text"), ""),
                        Money.ofMinor(row.getLong("their_minor"), currency));
    }

    /// What is owed to suppliers, and what pays it, may also be an entry by hand.
    private static String text(ResultSet row, String source) throws SQLException {
        if (PartyKind.valueOf(row.getString("party_kind")) == PartyKind.SUPPLIER
                && Set.of("MANUAL", "BILL").contains(source)) {
            if (row.getLong("our_minor") > 0) {
                return "Bill";
            }
            return source.equals("BILL") ? "Credit note" : "Payment";
        }
        return LineText.of(source, row.getString("our_reversed_source"), Locale.ENGLISH);
    }

    private static @Nullable OwnEntryResponse ours(ResultSet row, String currency) throws SQLException {
        var entryId = row.getObject("our_entry_id", UUID.class);
        if (entryId == null) {
            return null;
        }
        var source = row.getString("our_source");
        return new OwnEntryResponse(
                entryId,
                row.getObject("our_date", LocalDate.class),
                source,
                text(row, source),
                row.getString("our_number"),
                row.getObject("our_invoice_id", UUID.class),
                Money.ofMinor(row.getLong("our_minor"), currency),
                row.getBoolean("our_in_period"));
    }
}
