package io.tieout.ledger.period;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The sealer is seconds behind by its nature; an entry that waits longer than a minute is a fault.
@Component
class SealedEntriesCheck implements CloseGate {

    private final JdbcClient jdbc;

    SealedEntriesCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String gate() {
        return "JOURNAL_SEALED";
    }

    @Override
    public String statement() {
        return "Every entry of the period is sealed";
    }

    @Override
    public List<Missing> missing(UUID companyId, YearMonth month) {
        // The id of an entry tells when it was made, by the wall clock.
        return jdbc.sql("""
                        select entry.entry_id
                        from journal_entry entry
                        where entry.company_id = :company and entry.effective_date between :from and :to
                            and uuid_extract_timestamp(entry.entry_id) < clock_timestamp() - interval '1 minute'
                            and not exists (
                                select from journal_sequence sealed
                                where sealed.company_id = entry.company_id and sealed.entry_id = entry.entry_id)
                        limit 20""")
                .param("company", companyId)
                .param("from", month.atDay(1))
                .param("to", month.atEndOfMonth())
                .query((row, number) -> missing(row.getObject(1, UUID.class)))
                .list();
    }

    private static Missing missing(UUID entry) {
        return new Missing("Entry " + entry + " is not sealed", "/api/v1/journal-entries/" + entry);
    }
}
