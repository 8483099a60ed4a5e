package io.tieout.reconciliation.bankaccount;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The read side of bank accounts.
@Repository
public class BankAccountQueries {

    private static final RowMapper<BankAccount> ROW = new SimplePropertyRowMapper<>(BankAccount.class);

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

    public Optional<BankAccount> find(UUID companyId, UUID bankAccountId) {
        return jdbc.sql(SELECT + "and bank_account_id = :id")
                .param("company", companyId)
                .param("id", bankAccountId)
                .query(ROW)
                .optional();
    }
}
