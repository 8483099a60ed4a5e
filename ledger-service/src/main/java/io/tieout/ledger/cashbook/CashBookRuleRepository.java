package io.tieout.ledger.cashbook;

import io.tieout.ledger.account.AccountCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CashBookRuleRepository {

    private final JdbcClient jdbc;

    CashBookRuleRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<CashBookRuleName, AccountCode> counterAccounts(UUID companyId, Collection<CashBookRuleName> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select rule_name, counter_account_code, version
                        from cash_book_rule
                        where company_id = :company and rule_name = any(:names)""")
                .param("company", companyId)
                .param("names", names.stream().map(CashBookRuleName::value).toArray(String[]::new))
                .query(CashBookRuleRepository::rule)
                .list()
                .stream()
                .collect(Collectors.toMap(CashBookRule::name, CashBookRule::counterAccount));
    }

    List<CashBookRule> list(UUID companyId, String after, int limit) {
        return jdbc.sql("""
                        select rule_name, counter_account_code, version
                        from cash_book_rule
                        where company_id = :company and rule_name > :after
                        order by rule_name
                        limit :limit""")
                .param("company", companyId)
                .param("after", after)
                .param("limit", limit)
                .query(CashBookRuleRepository::rule)
                .list();
    }

    Optional<CashBookRule> lock(UUID companyId, CashBookRuleName name) {
        return jdbc.sql("""
                        select rule_name, counter_account_code, version
                        from cash_book_rule
                        where company_id = :company and rule_name = :name
                        for update""")
                .param("company", companyId)
                .param("name", name.value())
                .query(CashBookRuleRepository::rule)
                .optional();
    }

    void save(UUID companyId, CashBookRule rule, UUID by) {
        jdbc.sql("""
                        insert into cash_book_rule (company_id, rule_name, counter_account_code, changed_by, version)
                        values (:company, :name, :account, :by, :version)
                        on conflict (company_id, rule_name) do update
                        set counter_account_code = excluded.counter_account_code, changed_by = excluded.changed_by,
                            version = excluded.version""")
                .param("company", companyId)
                .param("name", rule.name().value())
                .param("account", rule.counterAccount().value())
                .param("by", by)
                .param("version", rule.version())
                .update();
    }

    private static CashBookRule rule(ResultSet row, int number) throws SQLException {
        return new CashBookRule(
                new CashBookRuleName(row.getString("rule_name")),
                new AccountCode(row.getString("counter_account_code")),
                row.getLong("version"));
    }
}
