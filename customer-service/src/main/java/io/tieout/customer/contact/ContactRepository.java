package io.tieout.customer.contact;

import io.tieout.customer.party.CustomerId;
import io.tieout.platform.sql.RecordRowMapper;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ContactRepository {

    private final JdbcClient jdbc;

    ContactRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID companyId, ContactId id, String name, @Nullable String email, @Nullable String phone) {
        jdbc.sql("""
                        insert into contact (company_id, contact_id, name, email, phone)
                        values (:company, :id, :name, :email, :phone)
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .param("name", name)
                .param("email", email)
                .param("phone", phone)
                .update();
    }

    boolean exists(UUID companyId, ContactId id) {
        return jdbc.sql("select exists (select 1 from contact where company_id = :company and contact_id = :id)")
                .param("company", companyId)
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    void clearPrimary(UUID companyId, CustomerId customerId) {
        jdbc.sql("""
                        update contact_role set is_primary = false
                         where company_id = :company and customer_id = :customer and is_primary
                        """)
                .param("company", companyId)
                .param("customer", customerId.value())
                .update();
    }

    /// Returns false when the person has a role at this customer already.
    boolean addRole(UUID companyId, CustomerId customerId, ContactId contactId, String role, boolean primary) {
        return jdbc.sql("""
                                insert into contact_role (company_id, customer_id, contact_id, role, is_primary)
                                values (:company, :customer, :contact, :role, :primary)
                                on conflict (company_id, customer_id, contact_id) do nothing
                                """)
                        .param("company", companyId)
                        .param("customer", customerId.value())
                        .param("contact", contactId.value())
                        .param("role", role)
                        .param("primary", primary)
                        .update()
                == 1;
    }

    List<ContactResponse> of(UUID companyId, CustomerId customerId) {
        return jdbc.sql("""
                        select c.contact_id, c.name, c.email, c.phone, r.role, r.is_primary as "primary"
                          from contact_role r
                          join contact c on c.company_id = r.company_id and c.contact_id = r.contact_id
                         where r.company_id = :company and r.customer_id = :customer
                         order by r.is_primary desc, c.name, c.contact_id
                        """)
                .param("company", companyId)
                .param("customer", customerId.value())
                .query(RecordRowMapper.of(ContactResponse.class))
                .list();
    }
}
