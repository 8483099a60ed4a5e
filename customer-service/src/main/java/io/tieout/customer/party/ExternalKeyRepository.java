package io.tieout.customer.party;

import io.tieout.customer.party.CustomerMergeService.MovedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ExternalKeyRepository {

    private final JdbcClient jdbc;

    ExternalKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One call at a time for a key, until the end of the transaction: whoever comes meanwhile finds the customer that
    /// the first one entered.
    void hold(UUID companyId, ExternalKey key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, hashtext('customer.external-key')))")
                .param("key", companyId + "/" + key.system() + "/" + key.key())
                .query((row, index) -> index)
                .single();
    }

    Optional<CustomerId> find(UUID companyId, ExternalKey key) {
        return jdbc.sql("""
                        select customer_id from customer_external_key
                         where company_id = :company and system = :system and key = :key
                        """)
                .param("company", companyId)
                .param("system", key.system())
                .param("key", key.key())
                .query((row, index) -> new CustomerId(row.getObject(1, UUID.class)))
                .optional();
    }

    void insert(UUID companyId, ExternalKey key, CustomerId customerId, UUID by) {
        jdbc.sql("""
                        insert into customer_external_key (company_id, system, key, customer_id, created_by)
                        values (:company, :system, :key, :customer, :by)
                        """)
                .param("company", companyId)
                .param("system", key.system())
                .param("key", key.key())
                .param("customer", customerId.value())
                .param("by", by)
                .update();
    }

    List<ExternalKey> of(UUID companyId, CustomerId customerId) {
        return jdbc.sql("""
                        select system, key from customer_external_key
                         where company_id = :company and customer_id = :customer
                         order by system, key
                         limit 1000
                        """)
                .param("company", companyId)
                .param("customer", customerId.value())
                .query((row, index) -> new ExternalKey(row.getString("system"), row.getString("key")))
                .list();
    }

    /// All keys of the customer: they may name somebody else from now on.
    void remove(UUID companyId, CustomerId customerId) {
        jdbc.sql("delete from customer_external_key where company_id = :company and customer_id = :customer")
                .param("company", companyId)
                .param("customer", customerId.value())
                .update();
    }

    void move(UUID companyId, List<MovedKey> keys) {
        keys.forEach(key -> move(companyId, key.system(), key.key(), key.from(), key.to()));
    }

    /// Those that name somebody else by now stay, and are told.
    List<String> moveBack(UUID companyId, List<MovedKey> keys) {
        var kept = new ArrayList<String>();
        for (var key : keys) {
            if (!move(companyId, key.system(), key.key(), key.to(), key.from())) {
                kept.add(key.system() + "/" + key.key());
            }
        }
        return kept;
    }

    private boolean move(UUID companyId, String system, String key, CustomerId from, CustomerId to) {
        return jdbc.sql("""
                                update customer_external_key set customer_id = :to
                                 where company_id = :company and system = :system and key = :key and customer_id = :from
                                """)
                        .param("company", companyId)
                        .param("system", system)
                        .param("key", key)
                        .param("from", from.value())
                        .param("to", to.value())
                        .update()
                == 1;
    }
}
