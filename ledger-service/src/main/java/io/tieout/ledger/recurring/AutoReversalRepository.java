package io.tieout.ledger.recurring;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.problem.Refusal;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The journal writes the plan with the entry; this carries it out.
@Repository
class AutoReversalRepository {

    private static final String COLUMNS = """
            select entry_id, reverse_on, state, reversal_entry_id, refusal_code, refusal_detail
            from entry_auto_reversal
            """;

    private final JdbcClient jdbc;

    AutoReversalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Of all companies: the job works for everybody.
    List<PlannedReversal> due(LocalDate latest, int limit) {
        return jdbc.sql("""
                        select company_id, entry_id, reverse_on
                        from entry_auto_reversal
                        where state = 'PLANNED' and reverse_on <= :latest
                        order by reverse_on, company_id, entry_id
                        limit :limit""")
                .param("latest", latest)
                .param("limit", limit)
                .query((row, number) -> new PlannedReversal(
                        row.getObject("company_id", UUID.class),
                        new EntryId(row.getObject("entry_id", UUID.class)),
                        row.getObject("reverse_on", LocalDate.class)))
                .list();
    }

    /// @return false when it is carried out, or another replica is at it
    boolean lockPlanned(UUID companyId, EntryId id) {
        return jdbc.sql("""
                        select 1
                        from entry_auto_reversal
                        where company_id = :company and entry_id = :entry and state = 'PLANNED'
                        for update skip locked""")
                .param("company", companyId)
                .param("entry", id.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    Optional<AutoReversalResponse> lock(UUID companyId, EntryId id) {
        return jdbc.sql(COLUMNS + "where company_id = :company and entry_id = :entry for update")
                .param("company", companyId)
                .param("entry", id.value())
                .query(AutoReversalRepository::response)
                .optional();
    }

    Optional<AutoReversalResponse> find(UUID companyId, EntryId id) {
        return jdbc.sql(COLUMNS + "where company_id = :company and entry_id = :entry")
                .param("company", companyId)
                .param("entry", id.value())
                .query(AutoReversalRepository::response)
                .optional();
    }

    /// By entry, which is by time of posting.
    Page<AutoReversalResponse> list(UUID companyId, @Nullable AutoReversalState state, PageRequest page) {
        var rows = jdbc.sql(COLUMNS + """
                        where company_id = :company
                            and (cast(:state as text) is null or state = :state)
                            and (cast(:after as uuid) is null or entry_id > cast(:after as uuid))
                        order by entry_id
                        limit :limit""")
                .param("company", companyId)
                .param("state", state == null ? null : state.name())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(AutoReversalRepository::response)
                .list();
        return Page.of(rows, page, planned -> List.of(planned.entryId().value().toString()));
    }

    void setDone(UUID companyId, EntryId id, EntryId reversal) {
        jdbc.sql("""
                        update entry_auto_reversal
                        set state = 'DONE', reversal_entry_id = :reversal
                        where company_id = :company and entry_id = :entry""")
                .param("reversal", reversal.value())
                .param("company", companyId)
                .param("entry", id.value())
                .update();
    }

    void setCancelled(UUID companyId, EntryId id) {
        jdbc.sql("""
                        update entry_auto_reversal
                        set state = 'CANCELLED'
                        where company_id = :company and entry_id = :entry""").param("company", companyId).param("entry", id.value()).update();
    }

    void setException(UUID companyId, EntryId id, Refusal refusal) {
        jdbc.sql("""
                        update entry_auto_reversal
                        set state = 'EXCEPTION', refusal_code = :code, refusal_detail = :detail
                        where company_id = :company and entry_id = :entry""")
                .param("code", refusal.code())
                .param("detail", refusal.detail())
                .param("company", companyId)
                .param("entry", id.value())
                .update();
    }

    private static AutoReversalResponse response(ResultSet row, int number) throws SQLException {
        var reversal = row.getObject("reversal_entry_id", UUID.class);
        return new AutoReversalResponse(
                new EntryId(row.getObject("entry_id", UUID.class)),
                row.getObject("reverse_on", LocalDate.class),
                AutoReversalState.valueOf(row.getString("state")),
                reversal == null ? null : new EntryId(reversal),
                row.getString("refusal_code"),
                row.getString("refusal_detail"));
    }
}
