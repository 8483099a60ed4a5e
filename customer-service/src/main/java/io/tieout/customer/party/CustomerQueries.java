package io.tieout.customer.party;

import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class CustomerQueries {

    /// With more candidates than that, it is quicker to go through the list until the page is full.
    private static final int FEW_CANDIDATES = 5000;

    private static final int GROUP_DEPTH = 20;
    private static final int GROUP_SIZE = 1000;
    private static final UUID[] NOBODY = {};

    private final JdbcClient jdbc;

    CustomerQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<CustomerSummaryResponse> list(UUID companyId, CustomerFilter filter, PageRequest page) {
        var candidates = candidates(companyId, filter);
        var rows = jdbc.sql("""
                        select customer_id, customer_number, external_number, name, array_to_string(roles, ',') as roles,
                               country, parent_id, owner_id,
                               status, version
                          from customer c
                         where company_id = :company and merged_into is null
                        """ + filter.condition(commonFields(companyId, filter))
                        + candidates
                                .map(few -> " and customer_id = any (:candidates)")
                                .orElse("") + """
                           and (:first or (name, customer_id) > (:afterName, :afterId::uuid))
                         order by name, customer_id
                         limit :limit
                        """)
                .params(filter.parameters())
                .param("company", companyId)
                .param("candidates", candidates.orElse(NOBODY))
                .param("first", page.isFirst())
                .param("afterName", page.isFirst() ? "" : page.after().get(0))
                .param("afterId", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query(RecordRowMapper.of(CustomerSummaryResponse.class))
                .list();
        return Page.of(rows, page, row -> List.of(row.name(), row.customerId().toString()));
    }

    /// The fields that are asked for with a value of many customers.
    private Set<UUID> commonFields(UUID companyId, CustomerFilter filter) {
        return filter.customFields().entrySet().stream()
                .filter(wanted -> isCommon(companyId, wanted.getKey(), wanted.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isCommon(UUID companyId, UUID fieldId, String value) {
        return jdbc.sql("""
                        select exists (select 1
                                         from custom_field_value
                                        where company_id = :company and field_id = :field and value = :value
                                       offset :few)
                        """)
                .param("company", companyId)
                .param("field", fieldId)
                .param("value", value)
                .param("few", FEW_CANDIDATES)
                .query(Boolean.class)
                .single();
    }

    /// Who may fit the search, where those are few. Read no further than that: planned together with the limit, the
    /// database would rather read the table from its beginning, in the hope that the first rows fit.
    private Optional<UUID[]> candidates(UUID companyId, CustomerFilter filter) {
        return filter.pieces()
                .map(pieces -> jdbc.sql("""
                                with found as materialized (
                                    select customer_id, merged_into from customer
                                     where company_id = :company
                                       and customer_pieces(search_text) @@ cast(:pieces as tsquery))
                                select case when merged_into is null then customer_id
                                            else customer_survivor(:company, customer_id) end
                                  from found
                                 limit :most
                                """)
                        .param("company", companyId)
                        .param("pieces", pieces)
                        .param("most", FEW_CANDIDATES + 1)
                        .query((row, index) -> row.getObject(1, UUID.class))
                        .list())
                .filter(found -> found.size() <= FEW_CANDIDATES)
                .map(found -> found.toArray(UUID[]::new));
    }

    /// @param hidden fields whose values the caller must not read
    Page<ChangeResponse> changes(UUID companyId, CustomerId id, List<String> hidden, PageRequest page) {
        var rows = jdbc.sql("""
                        select version, field, old_value, new_value, changed_by, changed_at
                          from customer_change
                         where company_id = :company and customer_id = :id
                           and field <> all (:hidden)
                           and (:first or version < :afterVersion or version = :afterVersion and field > :afterField)
                         order by version desc, field
                         limit :limit
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .param("hidden", hidden.toArray(String[]::new))
                .param("first", page.isFirst())
                .param(
                        "afterVersion",
                        page.isFirst() ? 0L : Long.parseLong(page.after().get(0)))
                .param("afterField", page.isFirst() ? "" : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query(RecordRowMapper.of(ChangeResponse.class))
                .list();
        return Page.of(rows, page, row -> List.of(String.valueOf(row.version()), row.field()));
    }

    /// The whole group that the customer belongs to, from its top, level by level.
    GroupResponse group(UUID companyId, CustomerId id) {
        var rows = jdbc.sql("""
                        with recursive above (customer_id, parent_id, height) as (
                            select customer_id, parent_id, 0 from customer where company_id = :company and customer_id = :id
                            union all
                            select c.customer_id, c.parent_id, a.height + 1
                              from customer c join above a on c.customer_id = a.parent_id
                             where c.company_id = :company and a.height < :bound
                        ), member (customer_id, depth) as (
                            (select customer_id, 0 from above order by height desc limit 1)
                            union all
                            select c.customer_id, m.depth + 1
                              from customer c join member m on c.parent_id = m.customer_id
                             where c.company_id = :company and m.depth < :bound
                        )
                        select c.customer_id, c.customer_number, c.name, array_to_string(c.roles, ',') as roles, c.status,
                               c.parent_id
                          from member m join customer c on c.company_id = :company and c.customer_id = m.customer_id
                         where c.merged_into is null
                         order by m.depth, c.name, c.customer_id
                         limit :limit
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .param("bound", GROUP_DEPTH)
                .param("limit", GROUP_SIZE + 1)
                .query(RecordRowMapper.of(GroupRow.class))
                .list();
        return GroupResponse.of(rows.subList(0, Math.min(rows.size(), GROUP_SIZE)), rows.size() <= GROUP_SIZE);
    }

    record CustomerSummaryResponse(
            UUID customerId,
            String customerNumber,
            @Nullable String externalNumber,
            String name,
            List<PartyRole> roles,
            @Nullable String country,
            @Nullable UUID parentId,
            @Nullable UUID ownerId,
            CustomerStatus status,
            long version) {}

    record ChangeResponse(
            long version,
            String field,
            @Nullable String oldValue,
            @Nullable String newValue,
            UUID changedBy,
            Instant changedAt) {}

    record GroupRow(
            UUID customerId,
            String customerNumber,
            String name,
            List<PartyRole> roles,
            CustomerStatus status,
            @Nullable UUID parentId) {}
}
