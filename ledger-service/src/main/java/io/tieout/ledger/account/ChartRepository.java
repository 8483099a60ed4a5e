package io.tieout.ledger.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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

    private static final String COLUMNS = """
            account_code, name, account_type, account_role, parent_code, control, postable, active, version,
                statement_line, contra, cash_flow_category, active_from, active_to, local_name, currency""";

    private final JdbcClient jdbc;

    ChartRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return whether the code was free
    boolean insert(UUID companyId, Account account) {
        var role = account.role();
        var parent = account.parent();
        var cashFlow = account.mapping().cashFlow();
        return jdbc.sql("""
                                insert into account (company_id, account_code, name, account_type, account_role, parent_code,
                                    control, postable, active, version,
                                    statement_line, contra, cash_flow_category, active_from, active_to, local_name,
                                    currency)
                                values (:company, :code, :name, :type, :role, :parent,
                                    :control, :postable, :active, :version,
                                    :line, :contra, :cashFlow, :activeFrom, :activeTo, :localName, :currency)
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
                        .param("line", account.mapping().line().name())
                        .param("contra", account.mapping().contra())
                        .param("cashFlow", cashFlow == null ? null : cashFlow.name())
                        .param("activeFrom", account.dates().from())
                        .param("activeTo", account.dates().to())
                        .param("localName", account.localName())
                        .param("currency", currency(account))
                        .update()
                == 1;
    }

    /// @return whether it still was in the version before
    boolean update(UUID companyId, Account account) {
        var parent = account.parent();
        var cashFlow = account.mapping().cashFlow();
        return jdbc.sql("""
                                update account
                                set name = :name, account_type = :type, parent_code = :parent, active = :active,
                                    version = :version, statement_line = :line, contra = :contra,
                                    cash_flow_category = :cashFlow, active_from = :activeFrom, active_to = :activeTo,
                                    currency = :currency
                                where company_id = :company and account_code = :code and version = :version - 1""")
                        .param("company", companyId)
                        .param("code", account.code().value())
                        .param("name", account.name())
                        .param("type", account.type().name())
                        .param("parent", parent == null ? null : parent.value())
                        .param("active", account.active())
                        .param("version", account.version())
                        .param("line", account.mapping().line().name())
                        .param("contra", account.mapping().contra())
                        .param("cashFlow", cashFlow == null ? null : cashFlow.name())
                        .param("activeFrom", account.dates().from())
                        .param("activeTo", account.dates().to())
                        .param("currency", currency(account))
                        .update()
                == 1;
    }

    boolean hasLines(UUID companyId, AccountCode code) {
        return jdbc.sql("""
                        select exists (
                            select from journal_line where company_id = :company and account_code = :code)""")
                .param("company", companyId)
                .param("code", code.value())
                .query(Boolean.class)
                .single();
    }

    boolean hasChildren(UUID companyId, AccountCode code) {
        return jdbc.sql("""
                        select exists (
                            select from account where company_id = :company and parent_code = :code)""")
                .param("company", companyId)
                .param("code", code.value())
                .query(Boolean.class)
                .single();
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

    /// The account of a role, and whether it is so for good: a chart is exchanged only while nothing is posted.
    /// What this transaction has posted itself may still be rolled back.
    Optional<RoleHolder> byRole(UUID companyId, AccountRole role) {
        return jdbc.sql("""
                        select account_code, exists (
                            select from journal_entry
                            where company_id = :company
                                and transaction_id is distinct from pg_current_xact_id_if_assigned()) as settled
                        from account
                        where company_id = :company and account_role = :role""")
                .param("company", companyId)
                .param("role", role.name())
                .query((row, number) -> new RoleHolder(new AccountCode(row.getString(1)), row.getBoolean(2)))
                .optional();
    }

    record RoleHolder(AccountCode code, boolean settled) {}

    /// Nobody else exchanges the chart or begins to post until the transaction ends: whoever posts first opens
    /// periods, which refer to the company, and whoever posts later shares the lock of one.
    void lockBooks(UUID companyId) {
        holdPostings(companyId, true);
    }

    boolean hasEntries(UUID companyId) {
        return jdbc.sql("select exists (select from journal_entry where company_id = :company)")
                .param("company", companyId)
                .query(Boolean.class)
                .single();
    }

    boolean hasBanks(UUID companyId) {
        return jdbc.sql("select exists (select from bank_gl_account where company_id = :company)")
                .param("company", companyId)
                .query(Boolean.class)
                .single();
    }

    /// Accounts that somebody opened below them stay, at the top of the tree.
    void forget(UUID companyId, Collection<AccountCode> codes) {
        jdbc.sql("select 1 from (select forget_accounts(:company, :codes)) forgotten")
                .param("company", companyId)
                .param("codes", codes.stream().map(AccountCode::value).toArray(String[]::new))
                .query(Integer.class)
                .single();
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

    /// The whole tree stays as it is until the caller's transaction ends. Postings do not wait for it.
    void lock(UUID companyId) {
        jdbc.sql("select 1 from account where company_id = :company order by account_code for update")
                .param("company", companyId)
                .query(Integer.class)
                .list();
    }

    /// Whoever posts for the company ends before this returns, or waits for the end of the transaction: each
    /// posting holds the row of its period, and opening a period shares the company's.
    ///
    /// The company's documents, which refer to it, need not wait.
    void lockAgainstPosting(UUID companyId) {
        holdPostings(companyId, false);
    }

    /// Never waits with one of the locks in hand: whoever posts may come to them in either order.
    ///
    /// @param alone whether nothing may begin to refer to the company meanwhile
    private void holdPostings(UUID companyId, boolean alone) {
        jdbc.sql("select 1 from (select hold_postings(:company, :alone)) held")
                .param("company", companyId)
                .param("alone", alone)
                .query(Integer.class)
                .single();
    }

    /// Those of the accounts that exist, in the order of their codes, as whoever locks the whole tree.
    void lock(UUID companyId, Collection<AccountCode> codes) {
        jdbc.sql("""
                        select 1
                        from account
                        where company_id = :company and account_code = any(cast(:codes as text[]))
                        order by account_code
                        for update""")
                .param("company", companyId)
                .param("codes", codes.stream().map(AccountCode::value).toArray(String[]::new))
                .query(Integer.class)
                .list();
    }

    /// @return whether nothing named it, so that it went
    boolean remove(UUID companyId, AccountCode code) {
        return jdbc.sql("select remove_unused_account(:company, :code)")
                .param("company", companyId)
                .param("code", code.value())
                .query(Boolean.class)
                .single();
    }

    /// Two bank accounts opened at once get their codes one after the other.
    void lockBankCodes(UUID companyId, AccountCode bank) {
        jdbc.sql("select 1 from account where company_id = :company and account_code = :bank for update")
                .param("company", companyId)
                .param("bank", bank.value())
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
        var type = AccountType.valueOf(row.getString("account_type"));
        return new Account(
                new AccountCode(row.getString("account_code")),
                row.getString("name"),
                type,
                role(row.getString("account_role")),
                code(row.getString("parent_code")),
                row.getBoolean("control"),
                row.getBoolean("postable"),
                row.getBoolean("active"),
                row.getLong("version"),
                mapping(row, type),
                new ActiveDates(
                        row.getObject("active_from", LocalDate.class), row.getObject("active_to", LocalDate.class)),
                row.getString("local_name"),
                only(row.getString("currency")));
    }

    private static @Nullable String currency(Account account) {
        var only = account.currency();
        return only == null ? null : only.getCurrencyCode();
    }

    private static @Nullable Currency only(@Nullable String code) {
        return code == null ? null : Currency.getInstance(code);
    }

    private static AccountMapping mapping(ResultSet row, AccountType type) throws SQLException {
        var line = row.getString("statement_line");
        if (line == null) {
            return AccountMapping.usual(type);
        }
        var cashFlow = row.getString("cash_flow_category");
        return new AccountMapping(
                StatementLine.valueOf(line),
                row.getBoolean("contra"),
                cashFlow == null ? null : CashFlowCategory.valueOf(cashFlow));
    }

    private static @Nullable AccountRole role(@Nullable String value) {
        return value == null ? null : AccountRole.valueOf(value);
    }

    private static @Nullable AccountCode code(@Nullable String value) {
        return value == null ? null : new AccountCode(value);
    }
}
