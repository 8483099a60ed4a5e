package io.tieout.reconciliation.bankaccount;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores bank accounts.
@Repository
class BankAccountRepository {

    private final JdbcClient jdbc;

    BankAccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return false when the account is already there
    boolean insert(BankAccount account, Instant connectedAt) {
        return jdbc.sql("""
                        insert into bank_account (
                            company_id, bank_account_id, name, iban, number, identification, currency, opening_minor,
                            opening_date, connected_at, version)
                        values (
                            :company, :id, :name, :iban, :number, :identification, :currency, :openingMinor,
                            :openingDate, :connectedAt, 1)
                        on conflict (company_id, identification) do nothing
                        """)
                        .param("company", account.companyId())
                        .param("id", account.bankAccountId())
                        .param("name", account.name())
                        .param("iban", account.iban())
                        .param("number", account.number())
                        .param("identification", account.identification())
                        .param("currency", account.currency().getCurrencyCode())
                        .param("openingMinor", account.openingMinor())
                        .param("openingDate", account.openingDate())
                        .param("connectedAt", connectedAt.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// @return false when there is no such account
    boolean setAccountCodes(UUID companyId, UUID bankAccountId, String accountCode, String clearingAccountCode) {
        return jdbc.sql("""
                        update bank_account
                        set account_code = :code, clearing_account_code = :clearing, version = version + 1
                        where company_id = :company and bank_account_id = :id
                        """)
                        .param("company", companyId)
                        .param("id", bankAccountId)
                        .param("code", accountCode)
                        .param("clearing", clearingAccountCode)
                        .update()
                == 1;
    }
}
