package io.tieout.ledger.journal;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.currency.Rate;
import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JournalRepository {

    private static final TypeReference<Map<String, String>> DIMENSIONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JournalRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Writes all entries with their lines in one statement: the checks of the database run once per statement.
    ///
    /// @return when each was recorded, by entry id; an entry whose fact was posted before is missing
    Map<EntryId, Instant> insert(List<JournalEntry> entries) {
        var drafts = entries.stream().map(JournalEntry::draft).toList();
        var lines = new ArrayList<NumberedLine>();
        for (var draft : drafts) {
            for (int index = 0; index < draft.lines().size(); index++) {
                lines.add(new NumberedLine(draft.id(), index + 1, draft.lines().get(index)));
            }
        }
        return jdbc
                .sql("""
                        with new_entry as (
                            insert into journal_entry (company_id, entry_id, effective_date, document_date, source,
                                source_id, entry_text, posted_by, line_count, adjusting, adjusts_entry_id,
                                adjustment_period)
                            select *
                            from unnest(cast(:companies as uuid[]), cast(:entries as uuid[]),
                                cast(:effectiveDates as date[]), cast(:documentDates as date[]), cast(:sources as text[]),
                                cast(:sourceIds as uuid[]), cast(:texts as text[]), cast(:posters as uuid[]),
                                cast(:lineCounts as int[]), cast(:adjusting as boolean[]), cast(:adjusts as uuid[]),
                                cast(:adjustmentPeriods as boolean[]))
                            on conflict (company_id, source, source_id) where source <> 'REVERSAL' do nothing
                            returning company_id, entry_id, effective_date, recorded_at
                        ), new_line as (
                            insert into journal_line (company_id, entry_id, line_number, account_code, side,
                                amount_minor, currency, effective_date, recorded_at, dimensions, foreign_minor,
                                foreign_currency, exchange_rate)
                            select new_entry.company_id, new_entry.entry_id, line.line_number, line.account_code, line.side,
                                line.amount_minor, line.currency, new_entry.effective_date, new_entry.recorded_at,
                                line.dimensions, line.foreign_minor, line.foreign_currency, line.exchange_rate
                            from unnest(cast(:lineEntries as uuid[]), cast(:lineNumbers as int[]),
                                    cast(:accounts as text[]), cast(:sides as text[]), cast(:amounts as bigint[]),
                                    cast(:currencies as text[]), cast(:dimensions as jsonb[]),
                                    cast(:foreignAmounts as bigint[]), cast(:foreignCurrencies as text[]),
                                    cast(:exchangeRates as numeric[]))
                                as line (entry_id, line_number, account_code, side, amount_minor, currency, dimensions,
                                    foreign_minor, foreign_currency, exchange_rate)
                            join new_entry on new_entry.entry_id = line.entry_id
                        )
                        select entry_id, recorded_at
                        from new_entry""")
                .param("companies", texts(drafts, draft -> draft.companyId()))
                .param("entries", texts(drafts, draft -> draft.id().value()))
                .param("effectiveDates", texts(drafts, EntryDraft::effectiveDate))
                .param("documentDates", texts(drafts, EntryDraft::documentDate))
                .param("sources", texts(drafts, EntryDraft::source))
                .param("sourceIds", texts(drafts, EntryDraft::sourceId))
                .param("texts", texts(drafts, EntryDraft::text))
                .param("posters", texts(drafts, EntryDraft::postedBy))
                .param(
                        "lineCounts",
                        drafts.stream().mapToInt(draft -> draft.lines().size()).toArray())
                .param("adjusting", texts(drafts, EntryDraft::isAdjusting))
                .param("adjusts", texts(drafts, draft -> adjusted(draft)))
                .param("adjustmentPeriods", texts(drafts, EntryDraft::isInAdjustmentPeriod))
                .param("lineEntries", texts(lines, line -> line.entry().value()))
                .param(
                        "lineNumbers",
                        lines.stream().mapToInt(NumberedLine::number).toArray())
                .param("accounts", texts(lines, line -> line.draft().account()))
                .param("sides", texts(lines, line -> line.draft().side()))
                .param(
                        "amounts",
                        lines.stream()
                                .mapToLong(line -> line.draft().amount().minorUnits())
                                .toArray())
                .param("currencies", texts(lines, line -> line.draft().amount().currency()))
                .param(
                        "dimensions",
                        texts(lines, line -> dimensions(line.draft().dimensions())))
                .param("foreignAmounts", foreign(lines, foreign -> foreign.amount()
                        .minorUnits()))
                .param("foreignCurrencies", foreign(lines, foreign -> foreign.amount()
                        .currency()))
                .param("exchangeRates", foreign(lines, ForeignAmount::rate))
                .query((row, number) -> Map.entry(
                        new EntryId(row.getObject("entry_id", UUID.class)),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Writes down which entries take themselves back, and when.
    void planReversals(List<EntryDraft> drafts) {
        jdbc.sql("""
                        insert into entry_auto_reversal (company_id, entry_id, reverse_on)
                        select *
                        from unnest(cast(:companies as uuid[]), cast(:entries as uuid[]), cast(:dates as date[]))""")
                .param("companies", texts(drafts, EntryDraft::companyId))
                .param("entries", texts(drafts, draft -> draft.id().value()))
                .param("dates", texts(drafts, EntryDraft::autoReverseOn))
                .update();
    }

    PostingOutcome.Posted postedFor(UUID companyId, EntrySource source, UUID sourceId) {
        return jdbc.sql("""
                        select entry_id, recorded_at
                        from journal_entry
                        where company_id = :company and source = :source and source_id = :sourceId
                            and source <> 'REVERSAL'""")
                .param("company", companyId)
                .param("source", source.name())
                .param("sourceId", sourceId)
                .query((row, number) -> new PostingOutcome.Posted(
                        new EntryId(row.getObject("entry_id", UUID.class)),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .single();
    }

    Optional<EntryDraft> find(UUID companyId, EntryId id) {
        return findAll(companyId, List.of(id)).stream().findFirst();
    }

    List<EntryDraft> findAll(UUID companyId, Collection<EntryId> ids) {
        var entries = texts(List.copyOf(ids), EntryId::value);
        var lines = new HashMap<UUID, List<LineDraft>>();
        jdbc.sql("""
                        select entry_id, account_code, side, amount_minor, currency, dimensions, foreign_minor,
                            foreign_currency, exchange_rate
                        from journal_line
                        where company_id = :company and entry_id = any(cast(:entries as uuid[]))
                        order by entry_id, line_number""").param("company", companyId).param("entries", entries).query((RowCallbackHandler)
                row -> lines.computeIfAbsent(row.getObject("entry_id", UUID.class), id -> new ArrayList<>())
                        .add(line(row, 0)));
        return jdbc.sql("""
                        select entry_id, effective_date, document_date, source, source_id, entry_text, posted_by,
                            adjusting, adjusts_entry_id, adjustment_period
                        from journal_entry
                        where company_id = :company and entry_id = any(cast(:entries as uuid[]))
                        order by entry_id""")
                .param("company", companyId)
                .param("entries", entries)
                .query((row, number) -> {
                    var id = row.getObject("entry_id", UUID.class);
                    return new EntryDraft(
                            new EntryId(id),
                            companyId,
                            row.getObject("effective_date", LocalDate.class),
                            row.getObject("document_date", LocalDate.class),
                            EntrySource.valueOf(row.getString("source")),
                            row.getObject("source_id", UUID.class),
                            row.getString("entry_text"),
                            row.getObject("posted_by", UUID.class),
                            lines.getOrDefault(id, List.of()),
                            adjustment(row),
                            null);
                })
                .list();
    }

    /// Those of the entries that are taken back.
    Set<EntryId> withActiveReversal(UUID companyId, Collection<EntryId> ids) {
        return Set.copyOf(jdbc.sql("""
                        select reversed_entry_id
                        from journal_reversal
                        where company_id = :company and reversed_entry_id = any(cast(:entries as uuid[])) and active""")
                .param("company", companyId)
                .param("entries", texts(List.copyOf(ids), EntryId::value))
                .query((row, number) -> new EntryId(row.getObject(1, UUID.class)))
                .list());
    }

    void insertReversals(UUID companyId, List<Reversal> reversals) {
        jdbc.sql("""
                        insert into journal_reversal (company_id, reversal_entry_id, reversed_entry_id, reason)
                        select :company, reversal_id, reversed_id, reason
                        from unnest(cast(:reversals as uuid[]), cast(:reversed as uuid[]), cast(:reasons as text[]))
                            as link (reversal_id, reversed_id, reason)""")
                .param("company", companyId)
                .param("reversals", texts(reversals, reversal -> reversal.entryId()
                        .value()))
                .param("reversed", texts(reversals, reversal -> reversal.reversedEntryId()
                        .value()))
                .param("reasons", texts(reversals, Reversal::reason))
                .update();
    }

    boolean hasActiveReversal(UUID companyId, EntryId id) {
        return jdbc.sql("""
                        select exists (
                            select from journal_reversal
                            where company_id = :company and reversed_entry_id = :entry and active)""")
                .param("company", companyId)
                .param("entry", id.value())
                .query(Boolean.class)
                .single();
    }

    void insertReversal(UUID companyId, Reversal reversal) {
        jdbc.sql("""
                        insert into journal_reversal (company_id, reversal_entry_id, reversed_entry_id, reason)
                        values (:company, :reversal, :reversed, :reason)""")
                .param("company", companyId)
                .param("reversal", reversal.entryId().value())
                .param("reversed", reversal.reversedEntryId().value())
                .param("reason", reversal.reason())
                .update();
    }

    /// @return what this entry takes back, when it is a reversal
    Optional<EntryId> setReversalActive(UUID companyId, EntryId reversalId, boolean active) {
        return jdbc.sql("""
                        update journal_reversal
                        set active = :active
                        where company_id = :company and reversal_entry_id = :reversal
                        returning reversed_entry_id""")
                .param("active", active)
                .param("company", companyId)
                .param("reversal", reversalId.value())
                .query((row, number) -> new EntryId(row.getObject(1, UUID.class)))
                .optional();
    }

    /// What the entries stand for; of a reversal, what the entry at the end of its chain stands for.
    Map<UUID, EntrySource> rootSources(UUID companyId, Collection<UUID> ids) {
        return jdbc
                .sql("""
                        with recursive chain as (
                            select entry_id as first_id, source, source_id
                            from journal_entry
                            where company_id = :company and entry_id = any(cast(:entries as uuid[]))
                            union all
                            select chain.first_id, entry.source, entry.source_id
                            from chain
                            join journal_entry entry
                                on entry.company_id = :company and entry.entry_id = chain.source_id
                            where chain.source = 'REVERSAL'
                        )
                        select first_id, source
                        from chain
                        where source <> 'REVERSAL'""")
                .param("company", companyId)
                .param("entries", texts(List.copyOf(ids), id -> id))
                .query((row, number) ->
                        Map.entry(row.getObject("first_id", UUID.class), EntrySource.valueOf(row.getString("source"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Which of these entries exist.
    Set<EntryId> existing(UUID companyId, Collection<EntryId> ids) {
        return Set.copyOf(jdbc.sql("""
                        select entry_id
                        from journal_entry
                        where company_id = :company and entry_id = any(cast(:entries as uuid[]))""")
                .param("company", companyId)
                .param("entries", texts(List.copyOf(ids), EntryId::value))
                .query((row, number) -> new EntryId(row.getObject(1, UUID.class)))
                .list());
    }

    private static @Nullable Adjustment adjustment(ResultSet row) throws SQLException {
        if (!row.getBoolean("adjusting")) {
            return null;
        }
        var adjusted = row.getObject("adjusts_entry_id", UUID.class);
        return new Adjustment(adjusted == null ? null : new EntryId(adjusted), row.getBoolean("adjustment_period"));
    }

    private static @Nullable UUID adjusted(EntryDraft draft) {
        var adjusted = draft.adjusts();
        return adjusted == null ? null : adjusted.value();
    }

    LineDraft line(ResultSet row, int number) throws SQLException {
        return new LineDraft(
                new AccountCode(row.getString("account_code")),
                Side.valueOf(row.getString("side")),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                json.readValue(row.getString("dimensions"), DIMENSIONS),
                foreign(row));
    }

    private static @Nullable ForeignAmount foreign(ResultSet row) throws SQLException {
        var currency = row.getString("foreign_currency");
        return currency == null
                ? null
                : new ForeignAmount(
                        Money.ofMinor(row.getLong("foreign_minor"), currency),
                        new Rate(row.getBigDecimal("exchange_rate")));
    }

    private static @Nullable String[] foreign(List<NumberedLine> lines, Function<ForeignAmount, Object> value) {
        return texts(lines, line -> {
            var foreign = line.draft().foreign();
            return foreign == null ? null : value.apply(foreign);
        });
    }

    private String dimensions(Map<String, String> dimensions) {
        return dimensions.isEmpty() ? "{}" : json.writeValueAsString(dimensions);
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable Object> value) {
        var texts = new @Nullable String[rows.size()];
        for (int index = 0; index < texts.length; index++) {
            var found = value.apply(rows.get(index));
            texts[index] = found == null ? null : found.toString();
        }
        return texts;
    }

    private record NumberedLine(EntryId entry, int number, LineDraft draft) {}
}
