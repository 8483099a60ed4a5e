package io.tieout.customer.customerimport;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What people have entered about a customer beside the customer itself.
@Component
class CustomerUseQueries {

    private final JdbcClient jdbc;

    CustomerUseQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isUsed(UUID companyId, UUID customerId) {
        return jdbc.sql("""
                        select exists (select from contact_role where company_id = :company and customer_id = :customer)
                            or exists (select from follow_up where company_id = :company and customer_id = :customer)
                            or exists (select from credit_adjustment where company_id = :company and customer_id = :customer)
                            or exists (select from customer where company_id = :company and parent_id = :customer
                                                              and status <> 'INACTIVE')
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .query(Boolean.class)
                .single();
    }
}
