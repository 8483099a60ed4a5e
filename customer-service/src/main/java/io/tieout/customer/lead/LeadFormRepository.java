package io.tieout.customer.lead;

import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platform.web.PageRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LeadFormRepository {

    private final JdbcClient jdbc;

    LeadFormRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID companyId, LeadForm form, byte[] keyHash) {
        jdbc.sql("""
                        insert into lead_form (company_id, form_id, name, source, region, key_hash, created_by, created_at)
                        values (:company, :id, :name, :source, :region, :hash, :by, :at)
                        """)
                .param("company", companyId)
                .param("id", form.formId())
                .param("name", form.name())
                .param("source", form.source())
                .param("region", form.region())
                .param("hash", keyHash)
                .param("by", form.createdBy())
                .param("at", form.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<OpenForm> findOpen(byte[] keyHash) {
        return jdbc.sql("""
                        select company_id, form_id, source, region from lead_form
                         where key_hash = :hash and closed_at is null
                        """)
                .param("hash", keyHash)
                .query(RecordRowMapper.of(OpenForm.class))
                .optional();
    }

    /// Returns false when there is none that is open.
    boolean close(UUID companyId, UUID formId, UUID by, Instant at) {
        return jdbc.sql("""
                                update lead_form set closed_by = :by, closed_at = :at
                                 where company_id = :company and form_id = :id and closed_at is null
                                """)
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("company", companyId)
                        .param("id", formId)
                        .update()
                == 1;
    }

    long takenSince(UUID companyId, UUID formId, Instant since) {
        return jdbc.sql("""
                        select count(*) from lead
                         where company_id = :company and form_id = :form and received_at >= :since
                        """)
                .param("company", companyId)
                .param("form", formId)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /// Newest first.
    List<LeadForm> list(UUID companyId, PageRequest page) {
        return jdbc.sql("""
                        select form_id, name, source, region, created_by, created_at, closed_at
                          from lead_form
                         where company_id = :company and (:first or form_id < cast(:after as uuid))
                         order by form_id desc
                         limit :limit
                        """)
                .param("company", companyId)
                .param("first", page.isFirst())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(RecordRowMapper.of(LeadForm.class))
                .list();
    }

    record OpenForm(
            UUID companyId,
            UUID formId,
            String source,
            @Nullable String region) {}
}
