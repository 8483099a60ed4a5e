package io.tieout.customer.duplicate;

import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DuplicateQueries {

    private static final String SELECT = """
            select d.candidate_id, d.kind, d.first_id, coalesce(c1.name, p1.name) as first_name, d.second_id,
                   coalesce(c2.name, p2.name) as second_name, d.score, array_to_string(d.signals, ',') as signals,
                   d.found_at, d.dismissed_by, d.dismissed_at, d.dismissed_reason
              from duplicate_candidate d
              left join customer c1 on d.kind = 'CUSTOMER' and c1.company_id = d.company_id and c1.customer_id = d.first_id
              left join customer c2 on d.kind = 'CUSTOMER' and c2.company_id = d.company_id and c2.customer_id = d.second_id
              left join contact p1 on d.kind = 'CONTACT' and p1.company_id = d.company_id and p1.contact_id = d.first_id
              left join contact p2 on d.kind = 'CONTACT' and p2.company_id = d.company_id and p2.contact_id = d.second_id
             where d.company_id = :company
            """;

    private final JdbcClient jdbc;

    DuplicateQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What was merged since is not shown.
    Page<DuplicateCandidateResponse> list(UUID companyId, RecordKind kind, boolean dismissed, PageRequest page) {
        var rows = jdbc.sql(SELECT + """
                           and d.kind = :kind and (d.dismissed_at is not null) = :dismissed
                           and c1.merged_into is null and c2.merged_into is null
                           and (:first or (-d.score, d.candidate_id) > (:afterScore, cast(:afterId as uuid)))
                         order by -d.score, d.candidate_id
                         limit :limit
                        """)
                .param("company", companyId)
                .param("kind", kind.name())
                .param("dismissed", dismissed)
                .param("first", page.isFirst())
                .param(
                        "afterScore",
                        page.isFirst() ? 0 : -Integer.parseInt(page.after().get(0)))
                .param("afterId", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query(RecordRowMapper.of(DuplicateCandidateResponse.class))
                .list();
        return Page.of(
                rows,
                page,
                row -> List.of(Integer.toString(row.score()), row.candidateId().toString()));
    }

    Optional<DuplicateCandidateResponse> find(UUID companyId, UUID candidateId) {
        return jdbc.sql(SELECT + " and d.candidate_id = :id")
                .param("company", companyId)
                .param("id", candidateId)
                .query(RecordRowMapper.of(DuplicateCandidateResponse.class))
                .optional();
    }
}
