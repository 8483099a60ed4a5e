package io.tieout.ledger.customerview;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CustomerViewRepository {

    private final JdbcClient jdbc;

    CustomerViewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(KnownCustomer customer) {
        jdbc.sql("""
                        insert into customer_view (company_id, customer_id, customer_number, name)
                        values (:company, :customer, :number, :name)
                        on conflict (company_id, customer_id) do update
                        set customer_number = excluded.customer_number, name = excluded.name""")
                .param("company", customer.companyId())
                .param("customer", customer.customerId())
                .param("number", customer.customerNumber())
                .param("name", customer.name())
                .update();
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
