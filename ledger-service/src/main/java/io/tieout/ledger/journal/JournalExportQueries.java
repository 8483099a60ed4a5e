package io.tieout.ledger.journal;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JournalExportQueries {

    private static final int FETCH_SIZE = 2_000;

    private final JdbcClient jdbc;

    JournalExportQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Line by line through a cursor: memory does not grow with the journal.
    void forEachLine(UUID companyId, EntryFilter filter, Consumer<ExportedLine> consumer) {
        RowCallbackHandler pass = row -> consumer.accept(new ExportedLine(
                row.getObject("entry_id", UUID.class),
                row.getObject("effective_date", LocalDate.class),
                row.getObject("document_date", LocalDate.class),
                row.getString("entry_text"),
                new AccountCode(row.getString("account_code")),
                Side.valueOf(row.getString("side")),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency"))));
        jdbc.sql("""
                        select entry.entry_id, entry.effective_date, entry.document_date, entry.entry_text,
                            line.account_code, line.side, line.amount_minor, line.currency
                        from journal_entry entry
                        join journal_line line
                            on line.company_id = entry.company_id and line.entry_id = entry.entry_id
                        where entry.company_id = :company
                            and (cast(:from as date) is null or entry.effective_date >= :from)
                            and (cast(:to as date) is null or entry.effective_date <= :to)
                        order by entry.effective_date, entry.entry_id, line.line_number""")
                .withFetchSize(FETCH_SIZE)
                .param("company", companyId)
                .param("from", filter.from())
                .param("to", filter.to())
                .query(pass);
    }
}
