package io.tieout.customer.lead;

import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class LeadQueries {

    private static final int ROWS_AT_A_TIME = 500;

    private static final String FILTERED = """

             where company_id = :company
               and (cast(:status as text) is null or status = :status)
               and (cast(:source as text) is null or source = :source)
               and (cast(:owner as uuid) is null or owner_user_id = :owner)
               and (cast(:pool as boolean) is null or (owner_user_id is null) = :pool)
            """;

    private final JdbcClient jdbc;
    private final LeadRepository leads;

    LeadQueries(JdbcClient jdbc, LeadRepository leads) {
        this.jdbc = jdbc;
        this.leads = leads;
    }

    /// @throws LeadNotFound also when it is there but not for this caller
    Lead get(UUID companyId, UUID leadId, LeadSight sight) {
        return jdbc.sql("select " + LeadRepository.COLUMNS + """
                          from lead
                         where company_id = :company and lead_id = :id
                        """ + LeadSight.OF_LEADS)
                .param("company", companyId)
                .param("id", leadId)
                .params(sight.parameters())
                .query((row, number) -> sight.show(leads.lead(row)))
                .optional()
                .orElseThrow(() -> new LeadNotFound(leadId));
    }

    /// How many leads the list has; counts no further than the bound.
    long count(UUID companyId, LeadSight sight, Filter filter, long bound) {
        return filtered("select count(*) from (select 1 from lead", filter, sight, companyId, " limit :bound) found")
                .param("bound", bound)
                .query(Long.class)
                .single();
    }

    /// Hands over the leads of the list, newest first, a few in memory at a time. Within a transaction only, without
    /// which the driver reads them all at once.
    void forEach(UUID companyId, LeadSight sight, Filter filter, Consumer<Lead> each) {
        RowCallbackHandler pass = row -> each.accept(sight.show(leads.lead(row)));
        filtered("select " + LeadRepository.COLUMNS + " from lead", filter, sight, companyId, " order by lead_id desc")
                .withFetchSize(ROWS_AT_A_TIME)
                .query(pass);
    }

    private JdbcClient.StatementSpec filtered(
            String select, Filter filter, LeadSight sight, UUID companyId, String rest) {
        return jdbc.sql(select + FILTERED + LeadSight.OF_LEADS + rest)
                .param("company", companyId)
                .params(sight.parameters())
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().name())
                .param("source", filter.source())
                .param("owner", filter.ownerUserId())
                .param("pool", filter.pool());
    }

    /// Newest first.
    Page<Lead> list(UUID companyId, LeadSight sight, Filter filter, PageRequest page) {
        var rows = filtered("select " + LeadRepository.COLUMNS + " from lead", filter, sight, companyId, """
                           and (:first or lead_id < cast(:after as uuid))
                         order by lead_id desc
                         limit :limit
                        """)
                .param("first", page.isFirst())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query((row, number) -> sight.show(leads.lead(row)))
                .list();
        return Page.of(rows, page, row -> List.of(row.leadId().toString()));
    }

    /// The lead's changes, oldest first.
    List<LeadChange> changes(UUID companyId, UUID leadId) {
        return jdbc.sql("""
                        select change as kind, from_user_id, to_user_id, changed_by, changed_at
                          from lead_change
                         where company_id = :company and lead_id = :id
                         order by version
                         limit 1000
                        """)
                .param("company", companyId)
                .param("id", leadId)
                .query(RecordRowMapper.of(LeadChange.class))
                .list();
    }

    /// Newest first.
    Page<LeadNoteResponse> notes(UUID companyId, UUID leadId, PageRequest page) {
        var rows = jdbc.sql("""
                        select note_id, note, written_by, written_at
                          from lead_note
                         where company_id = :company and lead_id = :id and (:first or note_id < cast(:after as uuid))
                         order by note_id desc
                         limit :limit
                        """)
                .param("company", companyId)
                .param("id", leadId)
                .param("first", page.isFirst())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(RecordRowMapper.of(LeadNoteResponse.class))
                .list();
        return Page.of(rows, page, row -> List.of(row.noteId().toString()));
    }

    record Filter(
            @Nullable LeadStatus status,
            @Nullable String source,
            @Nullable UUID ownerUserId,
            @Nullable Boolean pool) {}
}
