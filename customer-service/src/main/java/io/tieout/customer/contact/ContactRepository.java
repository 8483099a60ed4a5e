package io.tieout.customer.contact;

import io.tieout.customer.contact.PersonResponse.PersonRow;
import io.tieout.customer.contact.PersonResponse.RoleRow;
import io.tieout.customer.party.CustomerId;
import io.tieout.platform.sql.RecordRowMapper;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ContactRepository {

    /// Somebody who works for two customers that were merged has one role: that at the one that stays.
    private static final String SHOWN = """
            (select customer_id from contact_role
              where company_id = :company and contact_id = :contact
                and customer_id = any(customer_party(:company, :customer))
              order by customer_id = :customer desc, customer_id
              limit 1)
            """;

    private final JdbcClient jdbc;

    ContactRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID companyId, ContactId id, PersonRequest person) {
        jdbc.sql("""
                        insert into contact (company_id, contact_id, name, email, phone, language)
                        values (:company, :id, :name, :email, :phone, :language)
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .param("name", person.name())
                .param("email", person.email())
                .param("phone", person.phone())
                .param("language", person.language())
                .update();
    }

    Optional<PersonRow> find(UUID companyId, ContactId id) {
        return jdbc.sql("""
                        select contact_id, name, email, phone, language, version
                          from contact
                         where company_id = :company and contact_id = :id
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .query(RecordRowMapper.of(PersonRow.class))
                .optional();
    }

    /// Two at most: more are no better known.
    List<PersonRow> withEmail(UUID companyId, String email) {
        return jdbc.sql("""
                        select contact_id, name, email, phone, language, version
                          from contact
                         where company_id = :company and lower(email) = lower(:email)
                         limit 2
                        """)
                .param("company", companyId)
                .param("email", email)
                .query(RecordRowMapper.of(PersonRow.class))
                .list();
    }

    /// The customer's contacts with the address, or without one given, of the name; two at most.
    List<ContactId> like(UUID companyId, CustomerId customerId, @Nullable String email, @Nullable String name) {
        return jdbc.sql("""
                        select distinct c.contact_id
                          from contact_role r
                          join contact c on c.company_id = r.company_id and c.contact_id = r.contact_id
                         where r.company_id = :company and r.customer_id = any(customer_party(:company, :customer))
                           and case when cast(:email as text) is null then lower(c.name) = lower(:name)
                                    else lower(c.email) = lower(:email) end
                         limit 2
                        """)
                .param("company", companyId)
                .param("customer", customerId.value())
                .param("email", email)
                .param("name", name)
                .query((row, index) -> new ContactId(row.getObject(1, UUID.class)))
                .list();
    }

    /// Returns false when the person has another version by now.
    boolean update(UUID companyId, ContactId id, PersonRequest person, long expectedVersion) {
        return jdbc.sql("""
                                update contact
                                   set name = :name, email = :email, phone = :phone, language = :language,
                                       version = version + 1
                                 where company_id = :company and contact_id = :id and version = :expected
                                """)
                        .param("company", companyId)
                        .param("id", id.value())
                        .param("name", person.name())
                        .param("email", person.email())
                        .param("phone", person.phone())
                        .param("language", person.language())
                        .param("expected", expectedVersion)
                        .update()
                == 1;
    }

    List<RoleRow> rolesOf(UUID companyId, ContactId id) {
        return jdbc.sql("""
                        select distinct on (c.name, c.customer_id) c.customer_id, c.customer_number,
                               c.name as customer_name, r.role,
                               r.is_primary as "primary"
                          from contact_role r
                          join customer c on c.company_id = r.company_id
                           and c.customer_id = customer_survivor(r.company_id, r.customer_id)
                         where r.company_id = :company and r.contact_id = :id
                         order by c.name, c.customer_id, r.customer_id = c.customer_id desc, r.customer_id
                         limit 1000
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .query(RecordRowMapper.of(RoleRow.class))
                .list();
    }

    /// Contacts of a customer change one after the other: two at once must not both become the primary one.
    void lock(UUID companyId, CustomerId customerId) {
        jdbc.sql("""
                        select 1 from customer where company_id = :company and customer_id = :customer
                           for no key update
                        """)
                .param("company", companyId)
                .param("customer", customerId.value())
                .query(Integer.class)
                .single();
    }

    Optional<ContactResponse> find(UUID companyId, CustomerId customerId, ContactId contactId) {
        return of(companyId, customerId, contactId.value()).stream().findFirst();
    }

    /// Returns false when the role has another version by now.
    boolean updateRole(
            UUID companyId, CustomerId customerId, ContactId contactId, ContactRoleRequest role, long expectedVersion) {
        return jdbc.sql("""
                                update contact_role set role = :role, is_primary = :primary, version = version + 1
                                 where company_id = :company and contact_id = :contact and version = :expected
                                   and customer_id =""" + SHOWN)
                        .param("company", companyId)
                        .param("customer", customerId.value())
                        .param("contact", contactId.value())
                        .param("role", role.role())
                        .param("primary", role.primary())
                        .param("expected", expectedVersion)
                        .update()
                == 1;
    }

    /// Returns false when the role has another version by now.
    boolean removeRole(UUID companyId, CustomerId customerId, ContactId contactId, long expectedVersion) {
        return jdbc.sql("""
                                delete from contact_role
                                 where company_id = :company and contact_id = :contact
                                   and customer_id = any(customer_party(:company, :customer))
                                   and :expected = (
                                       select version from contact_role
                                        where company_id = :company and contact_id = :contact and customer_id =""" + SHOWN + ")")
                        .param("company", companyId)
                        .param("customer", customerId.value())
                        .param("contact", contactId.value())
                        .param("expected", expectedVersion)
                        .update()
                > 0;
    }

    /// With the only role; returns false when anything of either was changed, there are more roles, or somebody else
    /// was the primary contact before. Locked first and then looked at: a role may be on its way.
    boolean removeUntouched(UUID companyId, ContactId id) {
        jdbc.sql("select from contact where company_id = :company and contact_id = :id for update")
                .param("company", companyId)
                .param("id", id.value())
                .query(row -> {});
        boolean isUntouched = jdbc.sql("""
                        select c.version = 1
                               and (select array_agg(r.version) from contact_role r
                                     where r.company_id = c.company_id and r.contact_id = c.contact_id) = array[1::bigint]
                               and not exists (select from contact_role r
                                                where r.company_id = c.company_id and r.contact_id = c.contact_id
                                                  and r.is_primary)
                          from contact c
                         where c.company_id = :company and c.contact_id = :id
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
        if (isUntouched) {
            jdbc.sql("delete from contact_role where company_id = :company and contact_id = :id")
                    .param("company", companyId)
                    .param("id", id.value())
                    .update();
            jdbc.sql("delete from contact where company_id = :company and contact_id = :id")
                    .param("company", companyId)
                    .param("id", id.value())
                    .update();
        }
        return isUntouched;
    }

    void clearPrimary(UUID companyId, CustomerId customerId, ContactId except) {
        jdbc.sql("""
                        update contact_role set is_primary = false, version = version + 1
                         where company_id = :company and customer_id = any(customer_party(:company, :customer)) and is_primary
                           and contact_id <> :except
                        """)
                .param("except", except.value())
                .param("company", companyId)
                .param("customer", customerId.value())
                .update();
    }

    /// Returns false when the person has a role at this customer already.
    boolean addRole(UUID companyId, CustomerId customerId, ContactId contactId, String role, boolean primary) {
        return jdbc.sql("""
                                insert into contact_role (company_id, customer_id, contact_id, role, is_primary)
                                select :company, :customer, :contact, :role, :primary
                                 where not exists (
                                       select from contact_role
                                        where company_id = :company and contact_id = :contact
                                          and customer_id = any(customer_party(:company, :customer)))
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
        return of(companyId, customerId, null);
    }

    private List<ContactResponse> of(UUID companyId, CustomerId customerId, @Nullable UUID contactId) {
        return jdbc.sql("""
                        select c.contact_id, c.name, c.email, c.phone, c.language, r.role,
                               r.is_primary and r.customer_id = (
                                   select p.customer_id from contact_role p
                                    where p.company_id = :company and p.is_primary
                                      and p.customer_id = any(customer_party(:company, :customer))
                                    order by p.customer_id = :customer desc, p.customer_id
                                    limit 1) as "primary",
                               r.version
                          from (select distinct on (contact_id) *
                                  from contact_role
                                 where company_id = :company and customer_id = any(customer_party(:company, :customer))
                                 order by contact_id, customer_id = :customer desc, customer_id) r
                          join contact c on c.company_id = r.company_id and c.contact_id = r.contact_id
                         where :contact::uuid is null or r.contact_id = :contact
                         order by "primary" desc, c.name, c.contact_id
                         limit 1000
                        """)
                .param("company", companyId)
                .param("customer", customerId.value())
                .param("contact", contactId)
                .query(RecordRowMapper.of(ContactResponse.class))
                .list();
    }
}
