package io.tieout.reconciliation.customerview;

import io.tieout.reconciliation.matching.LookupKeys;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CustomerViewRepository {

    /// Nothing that begins with a name sorts after the name and this. A range finds its place in the index; `like`
    /// with a beginning that is not known beforehand reads every name there is.
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private final JdbcClient jdbc;

    CustomerViewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return false when a newer state was there already
    boolean put(KnownCustomer customer) {
        return jdbc.sql("""
                        insert into customer_view as known (company_id, customer_id, customer_number, name, other_names,
                            parent_id, tax_id, ibans, external_number, language, email, version)
                        values (:company, :customer, :number, :name, :otherNames, :parent, :taxId, :ibans, :external,
                            :language, :email, :version)
                        on conflict (company_id, customer_id) do update
                        set customer_number = excluded.customer_number, name = excluded.name,
                            other_names = excluded.other_names, parent_id = excluded.parent_id, tax_id = excluded.tax_id,
                            ibans = excluded.ibans, external_number = excluded.external_number,
                            language = excluded.language, email = excluded.email, version = excluded.version
                        where known.version < excluded.version
                        """)
                        .param("company", customer.companyId())
                        .param("customer", customer.customerId())
                        .param("number", customer.customerNumber())
                        .param("name", customer.name())
                        .param("otherNames", customer.otherNames().toArray(String[]::new))
                        .param("parent", customer.parentId())
                        .param("taxId", customer.taxId())
                        .param("ibans", customer.ibans().toArray(String[]::new))
                        .param("external", customer.externalNumber())
                        .param("language", customer.language())
                        .param("email", customer.email())
                        .param("version", customer.version())
                        .update()
                > 0;
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

    Set<UUID> parties(UUID companyId, Collection<UUID> customerIds) {
        return Set.copyOf(jdbc.sql("select unnest(customer_parties(:company, cast(:customers as uuid[])))")
                .param("company", companyId)
                .param("customers", customerIds.toArray(UUID[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    /// Whom those of them that were merged are one with.
    Map<UUID, UUID> survivors(UUID companyId, Collection<UUID> customerIds) {
        var survivors = new HashMap<UUID, UUID>();
        jdbc.sql("""
                        select customer_id, customer_survivor(company_id, customer_id) as survivor_id
                        from merged_customer
                        where company_id = :company and customer_id = any(cast(:customers as uuid[]))
                        """)
                .param("company", companyId)
                .param("customers", customerIds.toArray(UUID[]::new))
                .query((RowCallbackHandler) row -> survivors.put(
                        row.getObject("customer_id", UUID.class), row.getObject("survivor_id", UUID.class)));
        return survivors;
    }

    void replaceTokens(KnownCustomer customer, Map<String, ? extends Collection<String>> tokens) {
        jdbc.sql("delete from customer_token where company_id = :company and customer_id = :customer")
                .param("company", customer.companyId())
                .param("customer", customer.customerId())
                .update();
        tokens.forEach((kind, values) -> jdbc.sql("""
                        insert into customer_token (company_id, kind, token, customer_id)
                        select :company, :kind, token, :customer
                        from unnest(cast(:tokens as text[])) as token
                        on conflict do nothing
                        """)
                .param("company", customer.companyId())
                .param("kind", kind)
                .param("customer", customer.customerId())
                .param("tokens", values.toArray(String[]::new))
                .update());
    }

    void delete(UUID companyId, UUID customerId) {
        jdbc.sql("delete from customer_view where company_id = :company and customer_id = :customer")
                .param("company", companyId)
                .param("customer", customerId)
                .update();
    }

    List<UUID> idsByKeys(UUID companyId, Collection<LookupKeys.OfLine> keys) {
        return jdbc.sql("""
                        select customer_id from customer_token
                        where company_id = :company and kind = 'NAME' and token = any(:names)
                        union
                        select customer_id from customer_token
                        where company_id = :company and kind = 'IBAN' and token = any(:ibans)
                        union
                        select customer_id from customer_token
                        where company_id = :company and kind = 'TAX_ID' and token = any(:taxIds)
                        union
                        select customer_id from customer_token
                        where company_id = :company and kind = 'NUMBER' and token = any(:numbers)
                        union
                        select t.customer_id
                        from unnest(cast(:beginnings as text[])) as beginning
                        cross join lateral (
                            select customer_id from customer_token
                            where company_id = :company and kind = 'PLAIN_NAME'
                                and token ~>=~ beginning and token ~<~ (beginning || cast(:last as text))
                            limit 20) t
                        """)
                .param("last", LAST_CHARACTER)
                .param("company", companyId)
                .param("names", all(keys, LookupKeys.OfLine::names))
                .param("ibans", all(keys, LookupKeys.OfLine::ibans))
                .param("taxIds", all(keys, LookupKeys.OfLine::taxIds))
                .param("numbers", all(keys, LookupKeys.OfLine::customerNumbers))
                .param("beginnings", all(keys, LookupKeys.OfLine::nameBeginnings))
                .query((row, number) -> row.getObject("customer_id", UUID.class))
                .list();
    }

    List<String> knownKeys(UUID companyId, String kind, Collection<String> keys) {
        return jdbc.sql("""
                        select distinct token from customer_token
                        where company_id = :company and kind = :kind and token = any(:tokens)
                        """)
                .param("company", companyId)
                .param("kind", kind)
                .param("tokens", keys.toArray(String[]::new))
                .query((row, number) -> row.getString("token"))
                .list();
    }

    private static String[] all(Collection<LookupKeys.OfLine> keys, Function<LookupKeys.OfLine, Set<String>> kind) {
        var all = new HashSet<String>();
        keys.forEach(key -> all.addAll(kind.apply(key)));
        return all.toArray(String[]::new);
    }

    /// The customers themselves, their parents and their children. A union, and not one condition with `or`, which
    /// would read every customer of the company.
    List<KnownCustomer> withNeighbours(UUID companyId, Collection<UUID> customerIds) {
        return jdbc.sql("""
                        select company_id, customer_id, customer_number, name, other_names, parent_id, tax_id, ibans,
                               external_number, language, email, version,
                               (select customer_survivor(m.company_id, m.customer_id) from merged_customer m
                                 where m.company_id = v.company_id and m.customer_id = v.customer_id) as merged_into
                        from customer_view v
                        where company_id = :company
                            and customer_id in (
                                select unnest(cast(:customers as uuid[]))
                                union
                                select customer_id from customer_view
                                where company_id = :company and parent_id = any(:customers)
                                union
                                select parent_id from customer_view
                                where company_id = :company and customer_id = any(:customers)
                                union
                                select survivor_id from merged_customer
                                where company_id = :company and customer_id = any(:customers)
                                union
                                select customer_id from merged_customer
                                where company_id = :company and survivor_id = any(:customers))
                        order by customer_id
                        """)
                .param("company", companyId)
                .param("customers", customerIds.toArray(UUID[]::new))
                .query(CustomerViewRepository::customer)
                .list();
    }

    private static KnownCustomer customer(ResultSet row, int number) throws SQLException {
        return new KnownCustomer(
                row.getObject("company_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getString("customer_number"),
                row.getString("name"),
                strings(row.getArray("other_names")),
                row.getObject("parent_id", UUID.class),
                row.getString("tax_id"),
                strings(row.getArray("ibans")),
                row.getString("external_number"),
                row.getString("language"),
                row.getString("email"),
                row.getObject("merged_into", UUID.class),
                row.getLong("version"));
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
