package io.tieout.customer.party;

import io.tieout.customer.vault.Sealed;
import io.tieout.customer.vault.Vault;
import io.tieout.platform.sql.RecordRowMapper;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Bank accounts as they lie in the database: sealed.
@Repository
class BankAccountRepository {

    private final JdbcClient jdbc;
    private final Vault vault;

    BankAccountRepository(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void replace(Customer customer) {
        jdbc.sql("delete from customer_bank_account where company_id = :company and customer_id = :id")
                .param("company", customer.companyId())
                .param("id", customer.id().value())
                .update();
        insert(customer);
    }

    void insert(Customer customer) {
        var accounts = customer.details().bankAccounts();
        if (accounts.isEmpty()) {
            return;
        }
        var sealed = accounts.stream()
                .map(account -> vault.seal(
                        account.toText(),
                        account.lookup(),
                        customer.companyId(),
                        customer.id().value()))
                .toList();
        jdbc.sql("""
                        insert into customer_bank_account (company_id, customer_id, content, blind_index, content_key, index_key)
                        select :company, :id, content, blind_index, :contentKey, :indexKey
                          from unnest(:contents::text[], :indexes::text[]) as account (content, blind_index)
                        """)
                .param("company", customer.companyId())
                .param("id", customer.id().value())
                .param("contents", sealed.stream().map(Sealed::content).toArray(String[]::new))
                .param("indexes", sealed.stream().map(Sealed::index).toArray(String[]::new))
                .param("contentKey", vault.contentKey())
                .param("indexKey", vault.indexKey())
                .update();
    }

    List<BankAccount> open(UUID companyId, UUID customerId, String... contents) {
        return List.of(contents).stream()
                .map(content -> BankAccount.ofText(vault.open(content, companyId, customerId)))
                .toList();
    }

    /// What these accounts may be found by.
    String[] indexes(UUID companyId, List<String> lookups) {
        return lookups.stream()
                .flatMap(lookup -> vault.indexes(lookup, companyId).stream())
                .toArray(String[]::new);
    }

    /// Some rows that were written with a key that is not the primary one any more, locked.
    List<StoredRow> outdated(int limit) {
        return jdbc.sql("""
                        select company_id, customer_id, content, blind_index
                          from customer_bank_account
                         where content_key <> :contentKey or index_key <> :indexKey
                         limit :limit
                           for update skip locked
                        """)
                .param("contentKey", vault.contentKey())
                .param("indexKey", vault.indexKey())
                .param("limit", limit)
                .query(RecordRowMapper.of(StoredRow.class))
                .list();
    }

    void renew(List<StoredRow> rows) {
        var renewed = rows.stream().map(this::sealedAnew).toList();
        jdbc.sql("""
                        update customer_bank_account a
                           set content = n.content, blind_index = n.new_index, content_key = :contentKey,
                               index_key = :indexKey
                          from unnest(:companies::uuid[], :customers::uuid[], :old::text[], :contents::text[],
                                   :indexes::text[]) as n (company_id, customer_id, old_index, content, new_index)
                         where a.company_id = n.company_id and a.customer_id = n.customer_id
                           and a.blind_index = n.old_index
                        """)
                .param("companies", rows.stream().map(StoredRow::companyId).toArray(UUID[]::new))
                .param("customers", rows.stream().map(StoredRow::customerId).toArray(UUID[]::new))
                .param("old", rows.stream().map(StoredRow::blindIndex).toArray(String[]::new))
                .param("contents", renewed.stream().map(Sealed::content).toArray(String[]::new))
                .param("indexes", renewed.stream().map(Sealed::index).toArray(String[]::new))
                .param("contentKey", vault.contentKey())
                .param("indexKey", vault.indexKey())
                .update();
    }

    private Sealed sealedAnew(StoredRow row) {
        var text = vault.open(row.content(), row.companyId(), row.customerId());
        return vault.seal(text, BankAccount.ofText(text).lookup(), row.companyId(), row.customerId());
    }

    record StoredRow(UUID companyId, UUID customerId, String content, String blindIndex) {}
}
