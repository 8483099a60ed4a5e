package io.tieout.ledger.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads journal entries with all that is sealed of them, and what is told with them.
@Repository
class SealedEntryQueries {

    private static final TypeReference<Map<String, Object>> DIMENSIONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SealedEntryQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// What was committed after the last block. Only up to the oldest transaction still running: one that commits
    /// late has an earlier number and would be skipped for ever.
    List<SealedBlock.Entry> after(UUID companyId, BlockEnd end, int limit) {
        var headers = jdbc.sql("""
                        select entry_id, transaction_id::text, effective_date, document_date, recorded_at, source,
                            source_id, entry_text, posted_by, adjusting, adjusts_entry_id, adjustment_period
                        from journal_entry entry
                        where company_id = :company
                            and (transaction_id, entry_id) > (cast(cast(:transaction as text) as xid8), :entry)
                            and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
                        order by entry.transaction_id, entry.entry_id
                        limit :limit""")
                .param("company", companyId)
                .param("transaction", end.transactionId())
                .param("entry", end.entryId())
                .param("limit", limit)
                .query(SealedEntryQueries::header)
                .list();
        return withLines(companyId, headers);
    }

    /// Those of the entries that exist, by id.
    Map<UUID, SealedBlock.Entry> find(UUID companyId, Collection<UUID> ids) {
        var headers = jdbc.sql("""
                        select entry_id, transaction_id::text, effective_date, document_date, recorded_at, source,
                            source_id, entry_text, posted_by, adjusting, adjusts_entry_id, adjustment_period
                        from journal_entry
                        where company_id = :company and entry_id = any(cast(:entries as uuid[]))""")
                .param("company", companyId)
                .param("entries", texts(ids))
                .query(SealedEntryQueries::header)
                .list();
        return withLines(companyId, headers).stream()
                .collect(Collectors.toMap(SealedBlock.Entry::id, Function.identity()));
    }

    /// Codes of the accounts that have a role in the company's chart, by role. A chart is not exchanged once something
    /// is posted, so these are the accounts that entries were made with.
    SortedMap<String, String> accountRoles(UUID companyId) {
        var roles = new TreeMap<String, String>();
        RowCallbackHandler collect = row -> roles.put(row.getString("account_role"), row.getString("account_code"));
        jdbc.sql("""
                        select account_role, account_code
                        from account
                        where company_id = :company and account_role is not null""").param("company", companyId).query(collect);
        return roles;
    }

    private static SealedBlock.Entry header(ResultSet row, int number) throws SQLException {
        return new SealedBlock.Entry(
                row.getObject("entry_id", UUID.class),
                row.getString("transaction_id"),
                row.getObject("effective_date", LocalDate.class),
                row.getObject("document_date", LocalDate.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("source"),
                row.getObject("source_id", UUID.class),
                row.getString("entry_text"),
                row.getObject("posted_by", UUID.class),
                row.getBoolean("adjusting")
                        ? new SealedBlock.Adjusting(
                                row.getObject("adjusts_entry_id", UUID.class), row.getBoolean("adjustment_period"))
                        : null,
                List.of());
    }

    private List<SealedBlock.Entry> withLines(UUID companyId, List<SealedBlock.Entry> headers) {
        var lines = new HashMap<UUID, List<SealedBlock.Line>>();
        RowCallbackHandler collect = row -> lines.computeIfAbsent(
                        row.getObject("entry_id", UUID.class), id -> new ArrayList<>())
                .add(new SealedBlock.Line(
                        row.getInt("line_number"),
                        row.getString("account_code"),
                        row.getString("side"),
                        row.getLong("amount_minor"),
                        row.getString("currency"),
                        dimensions(row.getString("dimensions")),
                        row.getObject("effective_date", LocalDate.class),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("foreign_minor"),
                        row.getString("foreign_currency"),
                        row.getString("exchange_rate")));
        jdbc.sql("""
                        select entry_id, line_number, account_code, side, amount_minor, currency, dimensions,
                            effective_date, recorded_at, foreign_minor, foreign_currency, exchange_rate
                        from journal_line
                        where company_id = :company and entry_id = any(cast(:entries as uuid[]))
                        order by entry_id, line_number""")
                .param("company", companyId)
                .param(
                        "entries",
                        texts(headers.stream().map(SealedBlock.Entry::id).toList()))
                .query(collect);
        return headers.stream()
                .map(header -> header.with(lines.getOrDefault(header.id(), List.of())))
                .toList();
    }

    private Map<String, Object> dimensions(String text) {
        return text.equals("{}") ? Map.of() : json.readValue(text, DIMENSIONS);
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
