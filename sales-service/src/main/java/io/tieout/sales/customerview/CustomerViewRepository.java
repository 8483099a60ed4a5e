package io.tieout.sales.customerview;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CustomerViewRepository {

    private final JdbcClient jdbc;

    CustomerViewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(UUID companyId, CustomerView customer, long version) {
        jdbc.sql("""
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
}
