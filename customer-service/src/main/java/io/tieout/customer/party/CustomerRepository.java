package io.tieout.customer.party;

import io.tieout.customer.search.SearchIndexService;
import io.tieout.customer.search.SearchType;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.sheet.ExportTooLarge;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class CustomerRepository {

    private static final int ROWS_AT_A_TIME = 500;

    private static final String COLUMNS = """
            customer_id, customer_number, external_number, name, other_names, tax_id, country, currency, language,
            roles, other_languages, owner_id, parent_id, payment_term_days, status, addresses, contact_points, attributes, merged_into, version,
            array(select content from customer_bank_account b
                   where b.company_id = c.company_id and b.customer_id = c.customer_id) as bank_accounts,
            -- Read with the customer: one question, whoever has defined whatever.
            (select jsonb_object_agg(f.key, v.value)
               from custom_field_value v
               join custom_field f on f.company_id = v.company_id and f.field_id = v.field_id
              where v.company_id = c.company_id and v.record_id = c.customer_id and f.retired_at is null) as custom_fields
            """;

    private final JdbcClient jdbc;
    private final BankAccountRepository accounts;
    private final JsonMapper json;
    private final SearchIndexService search;

    CustomerRepository(JdbcClient jdbc, BankAccountRepository accounts, JsonMapper json, SearchIndexService search) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.search = search;
        this.json = json;
    }

    String nextNumber(UUID companyId) {
        long number =
                jdbc.sql("""
                        insert into customer_counter (company_id, last_number) values (:company, 1)
                        on conflict (company_id) do update set last_number = customer_counter.last_number + 1
                        returning last_number
                        """).param("company", companyId).query(Long.class).single();
        return "C-%06d".formatted(number);
    }

    void insert(Customer customer) {
        write("""
                insert into customer (company_id, customer_id, customer_number, external_number, name, other_names, tax_id,
                    country, currency, language, roles, other_languages, owner_id, parent_id, payment_term_days, status,
                    addresses, contact_points, attributes, folded_name, search_text, version)
                values (:company, :id, :number, :externalNumber, :name, :otherNames, :taxId, :country, :currency, :language,
                    :roles, :otherLanguages, :owner, :parent, :terms, :status, :addresses::jsonb, :contactPoints::jsonb, :attributes::jsonb, :foldedName,
                    :searchText, :version)
                """, customer);
        accounts.insert(customer);
    }

    void update(Customer customer, long expectedVersion) {
        int updated = write("""
                update customer
                   set external_number = :externalNumber, name = :name, other_names = :otherNames, tax_id = :taxId,
                       country = :country, currency = :currency, language = :language, roles = :roles,
                       other_languages = :otherLanguages, owner_id = :owner, parent_id = :parent,
                       payment_term_days = :terms, status = :status, addresses = :addresses::jsonb,
                       contact_points = :contactPoints::jsonb, attributes = :attributes::jsonb,
                       folded_name = :foldedName, search_text = :searchText, merged_into = :mergedInto, version = :version
                 where company_id = :company and customer_id = :id and version = :version - 1
                """, customer);
        if (updated == 0) {
            throw new StaleVersion(
                    expectedVersion, get(customer.companyId(), customer.id()).version());
        }
        accounts.replace(customer);
    }

    Customer get(UUID companyId, CustomerId id) {
        return find(companyId, id).orElseThrow(() -> new CustomerNotFound(id));
    }

    Optional<Customer> find(UUID companyId, CustomerId id) {
        return jdbc.sql("select " + COLUMNS + " from customer c where company_id = :company and customer_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query((row, index) -> map(companyId, row))
                .optional();
    }

    /// Holds both until the end of the transaction, the lower id first: two merges of the same two wait for each other.
    void lock(UUID companyId, CustomerId one, CustomerId other) {
        jdbc.sql("""
                        select 1 from customer where company_id = :company and customer_id = any (:ids)
                         order by customer_id
                           for update
                        """)
                .param("company", companyId)
                .param("ids", new UUID[] {one.value(), other.value()})
                .query((row, index) -> index)
                .list();
    }

    /// Whom the customer was merged into in the end; empty when it is on its own or not there.
    Optional<CustomerId> findSurvivor(UUID companyId, UUID id) {
        return jdbc.sql("""
                        select customer_survivor(company_id, customer_id) from customer
                         where company_id = :company and customer_id = :id and merged_into is not null
                        """)
                .param("company", companyId)
                .param("id", id)
                .query((row, index) -> new CustomerId(row.getObject(1, UUID.class)))
                .optional();
    }

    /// All that are one with the customer, without itself.
    List<Customer> mergedWith(Customer customer) {
        return jdbc.sql("select " + COLUMNS + """
                          from customer c
                         where company_id = :company and customer_id = any (customer_party(:company, :id))
                           and customer_id <> :id
                         order by customer_id
                        """)
                .param("company", customer.companyId())
                .param("id", customer.id().value())
                .query((row, index) -> map(customer.companyId(), row))
                .list();
    }

    /// Those that the customer owns, but for those that were merged into others.
    List<Customer> subsidiaries(UUID companyId, CustomerId id, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                          from customer c
                         where company_id = :company and parent_id = :id and merged_into is null
                         order by customer_id
                         limit :limit
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .param("limit", limit)
                .query((row, index) -> map(companyId, row))
                .list();
    }

    long count(UUID companyId, List<UUID> ids) {
        return jdbc.sql("select count(*) from customer where company_id = :company and customer_id = any (:ids)")
                .param("company", companyId)
                .param("ids", ids.toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }

    /// How many customers the list has; counts no further than the bound.
    long count(UUID companyId, CustomerFilter filter, long bound) {
        return jdbc.sql(
                        "select count(*) from (select 1 from customer c where company_id = :company and merged_into is null "
                                + filter.condition() + " limit :bound) found")
                .params(filter.parameters())
                .param("company", companyId)
                .param("bound", bound)
                .query(Long.class)
                .single();
    }

    /// Which attributes the customers of the list have.
    List<String> attributeNames(UUID companyId, CustomerFilter filter) {
        return jdbc.sql(
                        "select distinct jsonb_object_keys(attributes) as name from customer c where company_id = :company and merged_into is null "
                                + filter.condition() + " order by name limit :bound")
                .params(filter.parameters())
                .param("company", companyId)
                .param("bound", ExportTooLarge.MAX_COLUMNS + 1)
                .query((row, index) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    /// Which other systems know customers of the list by keys.
    List<String> systems(UUID companyId, CustomerFilter filter) {
        return jdbc.sql("""
                        select distinct k.system
                          from customer_external_key k
                         where k.company_id = :company
                           and k.customer_id in (select customer_id from customer c
                                                  where company_id = :company and merged_into is null
                        """ + filter.condition() + ") order by system limit :bound")
                .params(filter.parameters())
                .param("company", companyId)
                .param("bound", ExportTooLarge.MAX_COLUMNS + 1)
                .query((row, index) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    /// Hands over the customers of the list by their numbers, a few in memory at a time. Within a transaction only,
    /// without which the driver reads them all at once.
    void forEach(UUID companyId, CustomerFilter filter, BiConsumer<Customer, ExportedNumbers> each) {
        RowCallbackHandler pass = row -> each.accept(
                map(companyId, row),
                new ExportedNumbers(
                        new ParentNumbers(row.getString("parent_number"), row.getString("parent_external_number")),
                        json.readValue(
                                Objects.requireNonNullElse(row.getString("external_keys"), "{}"),
                                new TypeReference<Map<String, List<String>>>() {})));
        jdbc.sql("select " + COLUMNS + """
                        , (select p.customer_number from customer p
                            where p.company_id = c.company_id and p.customer_id = c.parent_id) as parent_number
                        , (select p.external_number from customer p
                            where p.company_id = c.company_id and p.customer_id = c.parent_id) as parent_external_number
                        , (select jsonb_object_agg(k.system, k.keys)
                             from (select system, array_agg(key order by key) as keys from customer_external_key
                                    where company_id = c.company_id and customer_id = c.customer_id
                                    group by system) k) as external_keys
                          from customer c
                         where company_id = :company and merged_into is null
                        """ + filter.condition() + " order by customer_number")
                .withFetchSize(ROWS_AT_A_TIME)
                .params(filter.parameters())
                .param("company", companyId)
                .query(pass);
    }

    /// The one that has our number, or that it was merged into.
    Optional<CustomerId> findByNumber(UUID companyId, String number) {
        return jdbc.sql("""
                        select customer_survivor(company_id, customer_id) from customer
                         where company_id = :company and customer_number = :number
                        """)
                .param("company", companyId)
                .param("number", number)
                .query((row, index) -> new CustomerId(row.getObject(1, UUID.class)))
                .optional();
    }

    /// The one that is known by the number, or that it was merged into.
    Optional<CustomerId> findByExternalNumber(UUID companyId, String externalNumber) {
        return jdbc.sql("""
                        select customer_survivor(company_id, customer_id) from customer
                         where company_id = :company and external_number = :number
                        """)
                .param("company", companyId)
                .param("number", externalNumber)
                .query((row, index) -> new CustomerId(row.getObject(1, UUID.class)))
                .optional();
    }

    /// While somebody moves a customer to another parent, nobody else changes a group.
    void lockGroups(UUID companyId) {
        lock("pg_advisory_xact_lock", companyId);
    }

    /// While somebody enters a customer below another one, nobody moves a group.
    void holdGroups(UUID companyId) {
        lock("pg_advisory_xact_lock_shared", companyId);
    }

    private void lock(String how, UUID companyId) {
        jdbc.sql("select " + how + "(hashtext('customer.parent'), hashtext(:company::text))")
                .param("company", companyId)
                .query((row, index) -> index)
                .single();
    }

    boolean isBelow(UUID companyId, CustomerId descendant, CustomerId ancestor) {
        return jdbc.sql("""
                        with recursive above (customer_id) as (
                            select parent_id from customer where company_id = :company and customer_id = :descendant
                            union
                            select c.parent_id from customer c join above a on c.customer_id = a.customer_id
                             where c.company_id = :company
                        )
                        select exists (select 1 from above where customer_id = :ancestor)
                        """)
                .param("company", companyId)
                .param("descendant", descendant.value())
                .param("ancestor", ancestor.value())
                .query(Boolean.class)
                .single();
    }

    /// How many customers stand above this one, itself included; counts no further than the bound.
    int levelsAbove(UUID companyId, CustomerId id, int bound) {
        return levels("""
                with recursive level (customer_id, parent_id, height) as (
                    select customer_id, parent_id, 1 from customer where company_id = :company and customer_id = :id
                    union all
                    select c.customer_id, c.parent_id, l.height + 1 from customer c join level l on c.customer_id = l.parent_id
                     where c.company_id = :company and l.height < :bound
                )
                select max(height) from level
                """, companyId, id, bound);
    }

    /// How many levels the customer and those below it have; counts no further than the bound.
    int levelsBelow(UUID companyId, CustomerId id, int bound) {
        return levels("""
                with recursive level (customer_id, height) as (
                    select customer_id, 1 from customer where company_id = :company and customer_id = :id
                    union all
                    select c.customer_id, l.height + 1 from customer c join level l on c.parent_id = l.customer_id
                     where c.company_id = :company and l.height < :bound
                )
                select max(height) from level
                """, companyId, id, bound);
    }

    private int levels(String sql, UUID companyId, CustomerId id, int bound) {
        return jdbc.sql(sql)
                .param("company", companyId)
                .param("id", id.value())
                .param("bound", bound)
                .query(Integer.class)
                .single();
    }

    void recordChanges(Customer customer, List<FieldChange> changes, UUID by) {
        jdbc.sql("""
                        insert into customer_change (company_id, customer_id, version, field, old_value, new_value, changed_by)
                        select :company, :id, :version, field, old_value, new_value, :by
                          from unnest(:fields::text[], :before::text[], :after::text[]) as change (field, old_value, new_value)
                        """)
                .param("company", customer.companyId())
                .param("id", customer.id().value())
                .param("version", customer.version())
                .param("fields", changes.stream().map(FieldChange::field).toArray(String[]::new))
                .param(
                        "before",
                        changes.stream().map(change -> text(change.before())).toArray(String[]::new))
                .param(
                        "after",
                        changes.stream().map(change -> text(change.after())).toArray(String[]::new))
                .param("by", by)
                .update();
    }

    /// Lists as JSON, so that a program can tell what is different in them.
    private @Nullable String text(@Nullable Object value) {
        return value instanceof Collection || value instanceof Map
                ? json.writeValueAsString(value)
                : Objects.toString(value, null);
    }

    /// Customers that share an identifier, a telephone number or the whole folded name.
    List<PossibleDuplicate.Candidate> lookalikes(UUID companyId, CustomerDetails details) {
        var found = new LinkedHashMap<CustomerId, PossibleDuplicate.Candidate>();
        var emails = details.contactPoints().stream()
                .filter(point -> point.type() == ContactPoint.Type.EMAIL)
                .map(point -> point.value().toLowerCase(java.util.Locale.ROOT))
                .toArray(String[]::new);
        jdbc.sql("""
                        select c.customer_id, c.customer_number, c.name, reason, score
                          from (
                            select customer_id, 'TAX_ID' as reason, 100 as score from customer
                             where company_id = :company and tax_id = :taxId
                            union all
                            select customer_id, 'IBAN', 100 from customer_bank_account
                             where company_id = :company and blind_index = any (:accounts)
                            union all
                            select customer_id, 'EMAIL', 90 from customer, jsonb_array_elements(contact_points) point
                             where company_id = :company and customer_id = any (:withEmail::uuid[])
                               and lower(point ->> 'value') = any (:emails)
                            union all
                            select unnest(:withPhone::uuid[]), 'PHONE', 60
                            union all
                            select customer_id, 'NAME', 80 from customer
                             where company_id = :company and folded_name = :foldedName
                          ) hit
                          join customer c on c.company_id = :company and c.customer_id = customer_survivor(:company, hit.customer_id)
                         order by score desc, c.customer_number
                         limit 20
                        """)
                .param("company", companyId)
                .param("taxId", details.taxId())
                .param(
                        "accounts",
                        accounts.indexes(
                                companyId,
                                details.bankAccounts().stream()
                                        .map(BankAccount::lookup)
                                        .toList()))
                .param("emails", emails)
                .param(
                        "withEmail",
                        search.withKey(companyId, SearchType.CUSTOMER, List.of(emails)).stream()
                                .map(UUID::toString)
                                .toArray(String[]::new))
                .param(
                        "withPhone",
                        search.withPhone(companyId, SearchType.CUSTOMER, details.phones()).stream()
                                .map(UUID::toString)
                                .toArray(String[]::new))
                .param("foldedName", FoldedName.comparable(details.name()))
                .query((row, index) -> new PossibleDuplicate.Candidate(
                        new CustomerId(row.getObject("customer_id", UUID.class)),
                        row.getString("customer_number"),
                        row.getString("name"),
                        row.getInt("score"),
                        List.of(row.getString("reason"))))
                .list()
                .forEach(candidate -> found.merge(candidate.customerId(), candidate, CustomerRepository::join));
        return List.copyOf(found.values());
    }

    private static PossibleDuplicate.Candidate join(
            PossibleDuplicate.Candidate first, PossibleDuplicate.Candidate second) {
        var reasons = new ArrayList<>(first.reasons());
        second.reasons().stream().filter(reason -> !reasons.contains(reason)).forEach(reasons::add);
        return new PossibleDuplicate.Candidate(
                first.customerId(), first.customerNumber(), first.name(), first.score(), List.copyOf(reasons));
    }

    private int write(String sql, Customer customer) {
        var details = customer.details();
        return jdbc.sql(sql)
                .param("company", customer.companyId())
                .param("id", customer.id().value())
                .param("number", customer.number())
                .param("externalNumber", details.externalNumber())
                .param("name", details.name())
                .param("otherNames", details.otherNames().toArray(String[]::new))
                .param("taxId", details.taxId())
                .param("country", details.country())
                .param("currency", details.currency())
                .param("language", details.language())
                .param("roles", details.roles().stream().map(Enum::name).toArray(String[]::new))
                .param("otherLanguages", details.otherLanguages().toArray(String[]::new))
                .param("owner", details.ownerId())
                .param(
                        "parent",
                        details.parentId() == null ? null : details.parentId().value())
                .param("terms", details.paymentTermDays())
                .param("status", details.status().name())
                .param("addresses", json.writeValueAsString(details.addresses()))
                .param("contactPoints", json.writeValueAsString(details.contactPoints()))
                .param("attributes", json.writeValueAsString(details.attributes()))
                .param("foldedName", FoldedName.comparable(details.name()))
                .param("searchText", customer.searchText())
                .param(
                        "mergedInto",
                        customer.mergedInto() == null
                                ? null
                                : customer.mergedInto().value())
                .param("version", customer.version())
                .update();
    }

    private Customer map(UUID companyId, java.sql.ResultSet row) throws java.sql.SQLException {
        var id = row.getObject("customer_id", UUID.class);
        var parent = row.getObject("parent_id", UUID.class);
        var mergedInto = row.getObject("merged_into", UUID.class);
        var details = new CustomerDetails(
                row.getString("name"),
                List.of((String[]) row.getArray("roles").getArray()).stream()
                        .map(PartyRole::valueOf)
                        .toList(),
                List.of((String[]) row.getArray("other_names").getArray()),
                row.getString("external_number"),
                row.getString("tax_id"),
                row.getString("country"),
                row.getString("currency"),
                row.getString("language"),
                List.of((String[]) row.getArray("other_languages").getArray()),
                parent == null ? null : new CustomerId(parent),
                row.getObject("owner_id", UUID.class),
                row.getInt("payment_term_days"),
                CustomerStatus.valueOf(row.getString("status")),
                accounts.open(
                        companyId, id, (String[]) row.getArray("bank_accounts").getArray()),
                json.readValue(row.getString("addresses"), new TypeReference<List<Address>>() {}),
                json.readValue(row.getString("contact_points"), new TypeReference<List<ContactPoint>>() {}),
                json.readValue(row.getString("attributes"), new TypeReference<Map<String, String>>() {}),
                json.readValue(
                        Objects.requireNonNullElse(row.getString("custom_fields"), "{}"),
                        new TypeReference<Map<String, String>>() {}));
        return new Customer(
                companyId,
                new CustomerId(id),
                row.getString("customer_number"),
                details,
                mergedInto == null ? null : new CustomerId(mergedInto),
                row.getLong("version"));
    }
}
