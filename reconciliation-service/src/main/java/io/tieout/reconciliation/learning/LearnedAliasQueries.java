package io.tieout.reconciliation.learning;

import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LearnedAliasQueries {

    private static final String SELECT = """
            select a.alias_id, a.kind, a.alias_key, a.written, a.customer_id, c.name as customer_name, a.confirmed, a.undone,
                   a.forgotten_at is null and a.confirmed > 0 and exists (
                       select from learned_alias o
                       where o.company_id = a.company_id and o.kind = a.kind and o.alias_key = a.alias_key
                           and o.customer_id <> a.customer_id and o.forgotten_at is null and o.confirmed > 0) as ambiguous,
                   a.first_at, a.last_at, a.version, a.forgotten_at, a.forgotten_by, a.forget_reason
            from learned_alias a
            left join customer_view c on c.company_id = a.company_id and c.customer_id = a.customer_id
            where a.company_id = :company
            """;

    private final JdbcClient jdbc;

    LearnedAliasQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    LearnedAliasResponse get(UUID companyId, UUID aliasId) {
        return jdbc.sql(SELECT + "and a.alias_id = :alias")
                .param("company", companyId)
                .param("alias", aliasId)
                .query(LearnedAliasResponse::from)
                .optional()
                .orElseThrow(() -> new LearnedAliasNotFound(aliasId));
    }

    /// The last one learned first.
    Page<LearnedAliasResponse> list(UUID companyId, LearnedAliasFilter filter, PageRequest page) {
        var kind = filter.kind();
        var rows = jdbc.sql(SELECT + """
                        and (cast(:kind as text) is null or a.kind = :kind)
                        and (cast(:customer as uuid) is null or a.customer_id = any(customer_party(:company, :customer)))
                        and (cast(:key as text) is null or a.alias_key = :key or a.written = :key)
                        and (a.forgotten_at is not null) = :forgotten
                        and (cast(:afterId as uuid) is null
                            or (a.last_at, a.alias_id) < (cast(:afterTime as timestamptz), cast(:afterId as uuid)))
                        order by a.last_at desc, a.alias_id desc
                        limit :limit
                        """)
                .param("company", companyId)
                .param("kind", kind == null ? null : kind.name())
                .param("customer", filter.customerId())
                .param("key", filter.key())
                .param("forgotten", filter.forgotten())
                .param("afterTime", page.isFirst() ? null : page.after().get(0))
                .param("afterId", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query(LearnedAliasResponse::from)
                .list();
        return Page.of(
                rows,
                page,
                row -> List.of(row.lastAt().toString(), row.aliasId().toString()));
    }
}
