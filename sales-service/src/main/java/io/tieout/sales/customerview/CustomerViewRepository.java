package io.tieout.sales.customerview;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CustomerViewRepository {

    private final JdbcClient jdbc;

    CustomerViewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return false when a newer state was there already
    boolean put(UUID companyId, CustomerView customer, long version) {
        return jdbc.sql("""
                        insert into customer_view (company_id, customer_id, name, customer_number, payment_term_days, language,
                            version)
                        values (:company, :id, :name, :number, :terms, :language, :version)
                        on conflict (company_id, customer_id) do update
                           set name = excluded.name, customer_number = excluded.customer_number,
                               payment_term_days = excluded.payment_term_days, language = excluded.language,
                               version = excluded.version
                         where customer_view.version < excluded.version
                        """)
                        .param("company", companyId)
                        .param("id", customer.customerId())
                        .param("name", customer.name())
                        .param("number", customer.customerNumber())
                        .param("terms", customer.paymentTermDays())
                        .param("language", customer.language())
                        .param("version", version)
                        .update()
                == 1;
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

    void erase(UUID companyId, UUID customerId) {
        jdbc.sql("delete from customer_view where company_id = :company and customer_id = :id")
                .param("company", companyId)
                .param("id", customerId)
                .update();
    }

    Optional<CustomerView> find(UUID companyId, UUID customerId) {
        return jdbc.sql("""
                        select customer_id, name, customer_number, payment_term_days, language from customer_view
                         where company_id = :company and customer_id = :id
                        """)
                .param("company", companyId)
                .param("id", customerId)
                .query((row, number) -> new CustomerView(
                        row.getObject("customer_id", UUID.class),
                        row.getString("name"),
                        row.getString("customer_number"),
                        row.getInt("payment_term_days"),
                        row.getString("language")))
                .optional();
    }

    Optional<UUID> findByNumber(UUID companyId, String customerNumber) {
        return jdbc.sql("""
                        select customer_survivor(c.company_id, c.customer_id)
                          from customer_view c
                         where c.company_id = :company and c.customer_number = :number
                         order by c.customer_id
                         limit 1
                        """)
                .param("company", companyId)
                .param("number", customerNumber)
                .query((row, index) -> row.getObject(1, UUID.class))
                .optional();
    }
}
