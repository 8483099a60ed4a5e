package io.tieout.customer.party;

import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class CustomerQueries {

    private final JdbcClient jdbc;

    CustomerQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param search part of a name in any script, a number, a phone fragment
    Page<CustomerSummaryResponse> list(
            UUID companyId, @Nullable String search, @Nullable String externalNumber, PageRequest page) {
        var rows = jdbc.sql("""
                        select customer_id, customer_number, external_number, name, country, parent_id, status, version
                          from customer
                         where company_id = :company
                           and (:raw::text is null or search_text like :raw escape '!' or search_text like :folded escape '!')
                           and (:externalNumber::text is null or external_number = :externalNumber)
                           and (:first or (name, customer_id) > (:afterName, :afterId::uuid))
                         order by name, customer_id
                         limit :limit
                        """)
                .param("company", companyId)
                .param("raw", search == null ? null : contains(search))
                .param("folded", search == null ? null : folded(search))
                .param("externalNumber", externalNumber)
                .param("first", page.isFirst())
                .param("afterName", page.isFirst() ? "" : page.after().get(0))
                .param("afterId", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query(RecordRowMapper.of(CustomerSummaryResponse.class))
                .list();
        return Page.of(rows, page, row -> List.of(row.name(), row.customerId().toString()));
    }

    List<ChangeResponse> changes(UUID companyId, CustomerId id) {
        return jdbc.sql("""
                        select version, field, old_value, new_value, changed_by, changed_at
                          from customer_change
                         where company_id = :company and customer_id = :id
                         order by version desc, field
                         limit 1000
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .query(RecordRowMapper.of(ChangeResponse.class))
                .list();
    }

    /// Nothing is left of a search for mere punctuation: then only what is written counts.
    private static String folded(String search) {
        var folded = FoldedName.searchable(search);
        return contains(folded.isEmpty() ? search : folded);
    }

    private static String contains(String text) {
        return "%" + text.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    record CustomerSummaryResponse(
            UUID customerId,
            String customerNumber,
            @Nullable String externalNumber,
            String name,
            @Nullable String country,
            @Nullable UUID parentId,
            CustomerStatus status,
            long version) {}

    record ChangeResponse(
            long version,
            String field,
            @Nullable String oldValue,
            @Nullable String newValue,
            UUID changedBy,
            Instant changedAt) {}
}
