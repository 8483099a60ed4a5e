package io.tieout.ledger.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ChartRepository {

    private static final String COLUMNS =
            "account_code, name, account_type, account_role, parent_code, control, postable, active, version";

    private final JdbcClient jdbc;

    ChartRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return whether the code was free
    boolean insert(UUID companyId, Account account) {
        var role = account.role();
        var parent = account.parent();
        return jdbc.sql("""
                                insert into account (company_id, account_code, name, account_type, account_role, parent_code,
                                    control, postable, active, version)
                                values (:company, :code, :name, :type, :role, :parent,
                                    :control, :postable, :active, :version)
                                on conflict (company_id, account_code) do nothing""")
                        .param("company", companyId)
                        .param("code", account.code().value())
                        .param("name", account.name())
                        .param("type", account.type().name())
                        .param("role", role == null ? null : role.name())
                        .param("parent", parent == null ? null : parent.value())
                        .param("control", account.control())
                        .param("postable", account.postable())
                        .param("active", account.active())
                        .param("version", account.version())
                        .update()
                == 1;
    }

    List<Account> all(UUID companyId) {
        return jdbc.sql("select " + COLUMNS + " from account where company_id = :company order by account_code")
                .param("company", companyId)
                .query(ChartRepository::account)
                .list();
    }

    Optional<Account> find(UUID companyId, AccountCode code) {
        return jdbc.sql("select " + COLUMNS + " from account where company_id = :company and account_code = :code")
                .param("company", companyId)
                .param("code", code.value())
                .query(ChartRepository::account)
                .optional();
    }

    Map<AccountCode, Account> find(UUID companyId, Collection<AccountCode> codes) {
        return jdbc
                .sql("select " + COLUMNS + " from account where company_id = :company and account_code = any(:codes)")
                .param("company", companyId)
                .param("codes", codes.stream().map(AccountCode::value).toArray(String[]::new))
                .query(ChartRepository::account)
                .list()
                .stream()
                .collect(Collectors.toMap(Account::code, Function.identity()));
    }

    Optional<AccountCode> byRole(UUID companyId, AccountRole role) {
        return jdbc.sql("select account_code from account where company_id = :company and account_role = :role")
                .param("company", companyId)
                .param("role", role.name())
                .query((row, number) -> new AccountCode(row.getString(1)))
                .optional();
    }

    Optional<BankAccounts> findBank(UUID companyId, UUID bankAccountId) {
        return jdbc.sql("""
                        select bank_code, clearing_code
                        from bank_gl_account
                        where company_id = :company and bank_account_id = :bankAccount""")
                .param("company", companyId)
                .param("bankAccount", bankAccountId)
                .query((row, number) ->
                        new BankAccounts(new AccountCode(row.getString(1)), new AccountCode(row.getString(2))))
                .optional();
    }

    /// Two bank accounts opened at once get their codes one after the other.
    void lockBankCodes(UUID companyId) {
        jdbc.sql("select 1 from account where company_id = :company and account_code = :bank for update")
                .param("company", companyId)
                .param("bank", StandardChart.BANK.value())
                .query(Integer.class)
                .single();
    }

    void insertBank(UUID companyId, UUID bankAccountId, BankAccounts accounts, Currency currency) {
        jdbc.sql("""
                        insert into bank_gl_account (company_id, bank_account_id, bank_code, clearing_code, currency)
                        values (:company, :bankAccount, :bank, :clearing, :currency)""")
                .param("company", companyId)
                .param("bankAccount", bankAccountId)
                .param("bank", accounts.bank().value())
                .param("clearing", accounts.clearing().value())
                .param("currency", currency.getCurrencyCode())
                .update();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                new AccountCode(row.getString("account_code")),
                row.getString("name"),
                AccountType.valueOf(row.getString("account_type")),
                role(row.getString("account_role")),
                code(row.getString("parent_code")),
                row.getBoolean("control"),
                row.getBoolean("postable"),
                row.getBoolean("active"),
                row.getLong("version"));
    }

    private static @Nullable AccountRole role(@Nullable String value) {
        return value == null ? null : AccountRole.valueOf(value);
    }

    private static @Nullable AccountCode code(@Nullable String value) {
        return value == null ? null : new AccountCode(value);
    }
}
