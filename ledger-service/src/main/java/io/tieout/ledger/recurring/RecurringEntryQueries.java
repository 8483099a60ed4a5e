package io.tieout.ledger.recurring;

import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RecurringEntryQueries {

    private final JdbcClient jdbc;
    private final RecurringEntryRepository entries;

    RecurringEntryQueries(JdbcClient jdbc, RecurringEntryRepository entries) {
        this.jdbc = jdbc;
        this.entries = entries;
    }

    /// Oldest first.
    Page<RecurringEntryResponse> list(UUID companyId, @Nullable Boolean active, PageRequest page) {
        var rows = jdbc.sql("select " + RecurringEntryRepository.COLUMNS + """
                         from recurring_entry
                        where company_id = :company
                            and (cast(:active as boolean) is null or active = :active)
                            and (cast(:after as uuid) is null or recurring_entry_id > cast(:after as uuid))
                        order by recurring_entry_id
                        limit :limit""")
                .param("company", companyId)
                .param("active", active)
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(RecurringEntryRepository::entry)
                .list();
        return Page.of(
                entries.withLines(companyId, rows).stream()
                        .map(RecurringEntryResponse::from)
                        .toList(),
                page,
                entry -> List.of(entry.recurringEntryId().value().toString()));
    }

    /// @param id none: of all recurring entries
    Page<RecurringRunResponse> runs(
            UUID companyId, @Nullable RecurringEntryId id, @Nullable RunState state, PageRequest page) {
        var rows = jdbc.sql("select " + RecurringEntryRepository.RUN_COLUMNS + """
                         from recurring_run
                        where company_id = :company
                            and (cast(:id as uuid) is null or recurring_entry_id = :id)
                            and (cast(:state as text) is null or state = :state)
                            and (cast(:after as uuid) is null or (recurring_entry_id, run_number)
                                > (cast(:after as uuid), cast(:afterNumber as int)))
                        order by recurring_entry_id, run_number
                        limit :limit""")
                .param("company", companyId)
                .param("id", id == null ? null : id.value())
                .param("state", state == null ? null : state.name())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("afterNumber", page.isFirst() ? null : page.after().getLast())
                .param("limit", page.limit() + 1)
                .query(RecurringEntryRepository::run)
                .list();
        return Page.of(
                rows.stream().map(RecurringRunResponse::from).toList(),
                page,
                run -> List.of(run.recurringEntryId().value().toString(), Integer.toString(run.number())));
    }
}
