package io.tieout.ledger.journal;

import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JournalQueries {

    private static final String COLUMNS = """
            entry_id, effective_date, document_date, recorded_at, source, source_id, entry_text, posted_by,
                adjusting, adjusts_entry_id, adjustment_period,
                (select planned.reverse_on
                    from entry_auto_reversal planned
                    where planned.company_id = entry.company_id and planned.entry_id = entry.entry_id) as reverse_on""";

    private final JdbcClient jdbc;
    private final JournalRepository journal;

    JournalQueries(JdbcClient jdbc, JournalRepository journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    EntryResponse get(UUID companyId, EntryId id) {
        var found = jdbc.sql("select " + COLUMNS + """
                         from journal_entry entry
                        where company_id = :company and entry_id = :entry""")
                .param("company", companyId)
                .param("entry", id.value())
                .query(JournalQueries::header)
                .optional()
                .orElseThrow(() -> new EntryNotFound(id));
        return withLines(companyId, List.of(found)).getFirst();
    }

    /// Newest accounting date first.
    List<EntryResponse> list(UUID companyId, EntryFilter filter, PageRequest page) {
        var conditions = new ArrayList<>(List.of("entry.company_id = :company"));
        var values = new HashMap<String, Object>(Map.of("company", companyId, "limit", page.limit() + 1));
        if (filter.account() != null) {
            conditions.add("""
                    exists (
                        select from journal_line line
                        where line.company_id = entry.company_id and line.account_code = :account
                            and line.effective_date = entry.effective_date and line.entry_id = entry.entry_id)""");
            values.put("account", filter.account().value());
        }
        if (filter.source() != null) {
            conditions.add("entry.source = :source");
            values.put("source", filter.source().name());
        }
        if (filter.sourceId() != null) {
            conditions.add("entry.source_id = :sourceId");
            values.put("sourceId", filter.sourceId());
        }
        if (filter.adjusting() != null) {
            conditions.add(filter.adjusting() ? "entry.adjusting" : "not entry.adjusting");
        }
        if (filter.adjusts() != null) {
            conditions.add("entry.adjusts_entry_id = :adjusts");
            values.put("adjusts", filter.adjusts().value());
        }
        if (filter.from() != null) {
            conditions.add("entry.effective_date >= :from");
            values.put("from", filter.from());
        }
        if (filter.to() != null) {
            conditions.add("entry.effective_date <= :to");
            values.put("to", filter.to());
        }
        if (!page.isFirst()) {
            conditions.add(
                    "(entry.effective_date, entry.entry_id) < (cast(:afterDate as date), cast(:afterId as uuid))");
            values.put("afterDate", page.after().getFirst());
            values.put("afterId", page.after().getLast());
        }
        var rows = jdbc.sql("select " + COLUMNS + """
                         from journal_entry entry
                        where %s
                        order by effective_date desc, entry_id desc
                        limit :limit""".formatted(String.join("\n    and ", conditions)))
                .params(values)
                .query(JournalQueries::header)
                .list();
        return withLines(companyId, rows);
    }

    /// In the order of recording, whatever their accounting date is.
    List<EntryResponse> recordedSince(UUID companyId, LocalDate from, LocalDate to, Instant since, PageRequest page) {
        var rows = jdbc.sql("select " + COLUMNS + """
                         from journal_entry entry
                        where company_id = :company
                            and effective_date between :from and :to
                            and recorded_at >= :since
                            and (cast(:afterId as uuid) is null
                                or (recorded_at, entry_id) > (cast(:after as timestamptz), cast(:afterId as uuid)))
                        order by recorded_at, entry_id
                        limit :limit""")
                .param("company", companyId)
                .param("from", from)
                .param("to", to)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("afterId", page.isFirst() ? null : page.after().getLast())
                .param("limit", page.limit() + 1)
                .query(JournalQueries::header)
                .list();
        return withLines(companyId, rows);
    }

    List<ReversalResponse> reversals(UUID companyId, EntryId id) {
        var found = jdbc.sql("""
                        select reversal.reversal_entry_id, entry.effective_date, reversal.reason, reversal.active
                        from journal_reversal reversal
                        join journal_entry entry
                            on entry.company_id = reversal.company_id and entry.entry_id = reversal.reversal_entry_id
                        where reversal.company_id = :company and reversal.reversed_entry_id = :entry
                        order by reversal.reversal_entry_id""")
                .param("company", companyId)
                .param("entry", id.value())
                .query((row, number) -> new ReversalResponse(
                        new EntryId(row.getObject("reversal_entry_id", UUID.class)),
                        id,
                        row.getObject("effective_date", LocalDate.class),
                        row.getString("reason"),
                        row.getBoolean("active")))
                .list();
        return found.isEmpty() ? none(companyId, id) : found;
    }

    /// No reversals of an entry that does not exist is a 404, not an empty list.
    private List<ReversalResponse> none(UUID companyId, EntryId id) {
        get(companyId, id);
        return List.of();
    }

    private List<EntryResponse> withLines(UUID companyId, List<EntryResponse> headers) {
        var lines = new HashMap<UUID, List<EntryResponse.Line>>();
        RowCallbackHandler collect =
                row -> lines.computeIfAbsent(row.getObject("entry_id", UUID.class), id -> new ArrayList<>())
                        .add(EntryResponse.Line.from(journal.line(row, 0)));
        jdbc.sql("""
                        select entry_id, account_code, side, amount_minor, currency, dimensions, foreign_minor,
                            foreign_currency, exchange_rate
                        from journal_line
                        where company_id = :company and entry_id = any(cast(:entries as uuid[]))
                        order by entry_id, line_number""")
                .param("company", companyId)
                .param(
                        "entries",
                        headers.stream()
                                .map(header -> header.id().value().toString())
                                .toArray(String[]::new))
                .query(collect);
        return headers.stream()
                .map(header -> header.with(lines.getOrDefault(header.id().value(), List.of())))
                .toList();
    }

    private static EntryResponse header(ResultSet row, int number) throws SQLException {
        var adjusted = row.getObject("adjusts_entry_id", UUID.class);
        return new EntryResponse(
                new EntryId(row.getObject("entry_id", UUID.class)),
                row.getObject("effective_date", LocalDate.class),
                row.getObject("document_date", LocalDate.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                EntrySource.valueOf(row.getString("source")),
                row.getObject("source_id", UUID.class),
                row.getString("entry_text"),
                row.getObject("posted_by", UUID.class),
                row.getBoolean("adjusting"),
                adjusted == null ? null : new EntryId(adjusted),
                row.getBoolean("adjustment_period"),
                row.getObject("reverse_on", LocalDate.class),
                List.of());
    }
}
