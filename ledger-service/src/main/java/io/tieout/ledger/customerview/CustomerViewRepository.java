package io.tieout.ledger.customerview;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CustomerViewRepository {

    // Deeper than any group we heard of, and an end where customers own each other in a circle.
    private static final int GROUP_LEVELS = 8;

    private final JdbcClient jdbc;

    CustomerViewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(KnownCustomer customer) {
        jdbc.sql("""
                        insert into customer_view (company_id, customer_id, customer_number, name, parent_id, supplier)
                        values (:company, :customer, :number, :name, :parent, :supplier)
                        on conflict (company_id, customer_id) do update
                        set customer_number = excluded.customer_number, name = excluded.name,
                            parent_id = excluded.parent_id, supplier = excluded.supplier""")
                .param("company", customer.companyId())
                .param("customer", customer.customerId())
                .param("number", customer.customerNumber())
                .param("name", customer.name())
                .param("parent", customer.parentId())
                .param("supplier", customer.supplier())
                .update();
    }

    /// @param survivorId none when the customer is on its own
    void setMerged(UUID companyId, UUID customerId, @Nullable UUID survivorId) {
        if (survivorId == null) {
            jdbc.sql("delete from merged_customer where company_id = :company and customer_id = :customer")
                    .param("company", companyId)
                    .param("customer", customerId)
                    .update();
            return;
        }
        jdbc.sql("""
                        insert into merged_customer as known (company_id, customer_id, survivor_id)
                        values (:company, :customer, :survivor)
                        on conflict (company_id, customer_id) do update
                        set survivor_id = excluded.survivor_id
                        where known.survivor_id <> excluded.survivor_id
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .param("survivor", survivorId)
                .update();
    }

    /// The customer and all that are one with it.
    List<UUID> party(UUID companyId, UUID customerId) {
        return jdbc.sql("select unnest(customer_party(:company, :customer))")
                .param("company", companyId)
                .param("customer", customerId)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    void delete(UUID companyId, UUID customerId) {
        jdbc.sql("delete from customer_view where company_id = :company and customer_id = :customer")
                .param("company", companyId)
                .param("customer", customerId)
                .update();
    }

    boolean exists(UUID companyId, UUID customerId) {
        return jdbc.sql("""
                        select exists (
                            select from customer_view where company_id = :company and customer_id = :customer)""")
                .param("company", companyId)
                .param("customer", customerId)
                .query(Boolean.class)
                .single();
    }

    boolean maySupply(UUID companyId, UUID customerId) {
        return jdbc.sql("""
                        select exists (
                            select from customer_view
                            where company_id = :company and customer_id = :customer and supplier is not false)""")
                .param("company", companyId)
                .param("customer", customerId)
                .query(Boolean.class)
                .single();
    }

    Set<UUID> known(UUID companyId, Collection<UUID> customerIds) {
        return Set.copyOf(jdbc.sql("""
                        select customer_id
                        from customer_view
                        where company_id = :company and customer_id = any(cast(:customers as uuid[]))""")
                .param("company", companyId)
                .param("customers", customerIds.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    /// Who stands at the top of each one's group.
    Map<UUID, UUID> heads(UUID companyId, Collection<UUID> customerIds) {
        var heads = new HashMap<UUID, UUID>();
        jdbc.sql("""
                        with recursive above as (
                            select customer_id, customer_id as head, 0 as level
                            from unnest(cast(:customers as uuid[])) as customer (customer_id)
                            union all
                            select above.customer_id, owned.parent_id, above.level + 1
                            from above
                            join customer_view owned on owned.company_id = :company and owned.customer_id = above.head
                            where owned.parent_id is not null and above.level < :levels
                        )
                        select distinct on (customer_id) customer_id, head
                        from above
                        order by customer_id, level desc""")
                .param("company", companyId)
                .param("customers", customerIds.stream().map(UUID::toString).toArray(String[]::new))
                .param("levels", GROUP_LEVELS)
                .query((RowCallbackHandler)
                        row -> heads.put(row.getObject("customer_id", UUID.class), row.getObject("head", UUID.class)));
        return heads;
    }

    Map<String, UUID> byNumber(UUID companyId, Collection<String> numbers) {
        var found = new HashMap<String, UUID>();
        jdbc.sql("""
                        select customer_number, customer_id
                        from customer_view
                        where company_id = :company and customer_number = any(:numbers)""")
                .param("company", companyId)
                .param("numbers", numbers.toArray(String[]::new))
                .query((RowCallbackHandler)
                        row -> found.put(row.getString("customer_number"), row.getObject("customer_id", UUID.class)));
        return found;
    }
}
