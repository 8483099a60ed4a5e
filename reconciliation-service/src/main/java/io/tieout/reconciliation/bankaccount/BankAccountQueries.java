package io.tieout.reconciliation.bankaccount;

import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platform.web.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The read side of bank accounts.
@Repository
public class BankAccountQueries {

    private static final RowMapper<BankAccount> ROW = RecordRowMapper.of(BankAccount.class);

    private static final String SELECT = """
            select company_id, bank_account_id, name, iban, number, currency, opening_minor, opening_date, account_code,
                   clearing_account_code, version
            from bank_account
            where company_id = :company
            """;

    private final JdbcClient jdbc;

    BankAccountQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<BankAccount> all(UUID companyId) {
        return jdbc.sql(SELECT + "order by bank_account_id")
                .param("company", companyId)
                .query(ROW)
                .list();
    }

    List<BankAccount> page(UUID companyId, PageRequest page) {
        return jdbc.sql(SELECT + "and bank_account_id > :after order by bank_account_id limit :limit")
                .param("company", companyId)
                .param(
                        "after",
                        page.isFirst()
                                ? new UUID(0, 0)
                                : UUID.fromString(page.after().getFirst()))
                .param("limit", page.limit() + 1)
                .query(ROW)
                .list();
    }

    /// Locks the account until the end of the transaction.
    public Optional<BankAccount> lock(UUID companyId, UUID bankAccountId) {
        return jdbc.sql(SELECT + "and bank_account_id = :id for update")
                .param("company", companyId)
                .param("id", bankAccountId)
                .query(ROW)
                .optional();
    }

    public Optional<BankAccount> find(UUID companyId, UUID bankAccountId) {
        return jdbc.sql(SELECT + "and bank_account_id = :id")
                .param("company", companyId)
                .param("id", bankAccountId)
                .query(ROW)
                .optional();
    }
}
