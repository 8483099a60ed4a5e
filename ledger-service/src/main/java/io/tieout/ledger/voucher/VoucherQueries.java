package io.tieout.ledger.voucher;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.Side;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class VoucherQueries {

    private final JdbcClient jdbc;

    VoucherQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param position within the month or year, from 1
    record Numbered(
            long position,
            UUID entryId,
            LocalDate effectiveDate,
            LocalDate documentDate,
            EntrySource source,
            String text) {}

    /// @param localName as the country's accountants call it
    record Line(AccountCode account, String name, @Nullable String localName, Side side, Money amount) {}

    /// @param first with `last` the days over which is counted
    List<Numbered> numbered(UUID companyId, LocalDate first, LocalDate last, YearMonth month, long after, int limit) {
        return jdbc.sql("""
                        with counted as (
                            select row_number() over (order by sealed.sequence_number) as position, entry.entry_id,
                                entry.effective_date, entry.document_date, entry.source, entry.entry_text
                            from journal_entry entry
                            join journal_sequence sealed
                                on sealed.company_id = entry.company_id and sealed.entry_id = entry.entry_id
                            where entry.company_id = :company
                                and entry.effective_date between :first and :last
                        )
                        select position, entry_id, effective_date, document_date, source, entry_text
                        from counted
                        where effective_date between :monthStart and :monthEnd and position > :after
                        order by position
                        limit :limit""")
                .param("company", companyId)
                .param("first", first)
                .param("last", last)
                .param("monthStart", month.atDay(1))
                .param("monthEnd", month.atEndOfMonth())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Numbered(
                        row.getLong("position"),
                        row.getObject("entry_id", UUID.class),
                        row.getObject("effective_date", LocalDate.class),
                        row.getObject("document_date", LocalDate.class),
                        EntrySource.valueOf(row.getString("source")),
                        row.getString("entry_text")))
                .list();
    }

    /// The lines of some entries, by entry.
    Map<UUID, List<Line>> lines(UUID companyId, List<UUID> entries) {
        var lines = new HashMap<UUID, List<Line>>();
        RowCallbackHandler collect =
                row -> lines.computeIfAbsent(row.getObject("entry_id", UUID.class), id -> new ArrayList<>())
                        .add(new Line(
                                new AccountCode(row.getString("account_code")),
                                row.getString("name"),
                                row.getString("local_name"),
                                Side.valueOf(row.getString("side")),
                                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency"))));
        jdbc.sql("""
                        select line.entry_id, line.account_code, account.name, account.local_name, line.side,
                            line.amount_minor, line.currency
                        from journal_line line
                        join account on account.company_id = line.company_id and account.account_code = line.account_code
                        where line.company_id = :company and line.entry_id = any(cast(:entries as uuid[]))
                        order by line.entry_id, line.line_number""")
                .param("company", companyId)
                .param("entries", texts(entries))
                .query(collect);
        return lines;
    }

    /// Those of the entries that take something back; the reversal of a reversal does not, it posts again.
    List<UUID> takingBack(UUID companyId, List<UUID> entries) {
        return jdbc.sql("""
                        with recursive chain (entry_id, taken_back, depth) as (
                            select entry_id, source_id, 1
                            from journal_entry
                            where company_id = :company and entry_id = any(cast(:entries as uuid[]))
                                and source = 'REVERSAL'
                            union all
                            select chain.entry_id, entry.source_id, chain.depth + 1
                            from chain
                            join journal_entry entry
                                on entry.company_id = :company and entry.entry_id = chain.taken_back
                            where entry.source = 'REVERSAL'
                        )
                        select entry_id from chain group by entry_id having max(depth) % 2 = 1""")
                .param("company", companyId)
                .param("entries", texts(entries))
                .query((row, number) -> row.getObject("entry_id", UUID.class))
                .list();
    }

    private static String[] texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
