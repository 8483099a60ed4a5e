package io.tieout.customer.party;

import io.tieout.customer.vault.Vault;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/// The migration between V0112, which makes room for sealed accounts, and V0114, which removes the readable ones: SQL
/// does not have the keys.
final class BankAccountEncryptionJob implements JavaMigration {

    private static final int AT_ONCE = 1000;

    private final Vault vault;

    BankAccountEncryptionJob(Vault vault) {
        this.vault = vault;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("0113");
    }

    @Override
    public String getDescription() {
        return "encrypt bank accounts";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        try (var rows = connection.prepareStatement(
                        "select company_id, customer_id, iban from customer_bank_account where content is null");
                var update = connection.prepareStatement("""
                                update customer_bank_account
                                   set content = ?, blind_index = ?, content_key = ?, index_key = ?
                                 where company_id = ? and customer_id = ? and iban = ?
                                """)) {
            rows.setFetchSize(AT_ONCE);
            encrypt(rows.executeQuery(), update);
        }
    }

    private void encrypt(ResultSet row, PreparedStatement update) throws SQLException {
        int waiting = 0;
        while (row.next()) {
            var companyId = row.getObject(1, UUID.class);
            var customerId = row.getObject(2, UUID.class);
            var iban = row.getString(3);
            var account = BankAccount.of(new Iban(iban));
            var sealed = vault.seal(account.toText(), account.lookup(), companyId, customerId);
            update.setString(1, sealed.content());
            update.setString(2, sealed.index());
            update.setInt(3, sealed.contentKey());
            update.setInt(4, sealed.indexKey());
            update.setObject(5, companyId);
            update.setObject(6, customerId);
            update.setString(7, iban);
            update.addBatch();
            if (++waiting % AT_ONCE == 0) {
                update.executeBatch();
            }
        }
        update.executeBatch();
    }
}
