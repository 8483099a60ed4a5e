package io.tieout.ledger.customerview;

import java.util.UUID;
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
}
