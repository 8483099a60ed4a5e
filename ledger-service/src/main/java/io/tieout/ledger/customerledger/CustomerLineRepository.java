package io.tieout.ledger.customerledger;

import io.tieout.platform.money.Money;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CustomerLineRepository {

    private final JdbcClient jdbc;

    CustomerLineRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What a control account comes to in one currency.
    record Total(String accountCode, Money balance) {}

    /// Companies with sealed entries that were not told.
    List<UUID> companiesBehind() {
        return jdbc.sql("""
                        select company.company_id
                        from company
                        join lateral (
                            select last_sequence
                            from journal_block
                            where journal_block.company_id = company.company_id
                            order by block_number desc
                            limit 1
                        ) block on true
                        left join customer_line_position told on told.company_id = company.company_id
                        where block.last_sequence > coalesce(told.last_sequence, 0)""")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /// One teller per company, wherever it runs.
    boolean tryLock(UUID companyId) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", "customer-lines:" + companyId)
                .query(Boolean.class)
                .single();
    }

    long lastSealed(UUID companyId) {
        return jdbc.sql("""
                        select last_sequence
                        from journal_block
                        where company_id = :company
                        order by block_number desc
                        limit 1""")
                .param("company", companyId)
                .query((row, number) -> row.getLong(1))
                .optional()
                .orElse(0L);
    }

    LinePosition position(UUID companyId) {
        return jdbc.sql("""
                        select last_sequence, version, complete
                        from customer_line_position
                        where company_id = :company""")
                .param("company", companyId)
                .query((row, number) -> new LinePosition(row.getLong(1), row.getLong(2), row.getBoolean(3)))
                .optional()
                .orElse(LinePosition.NOTHING);
    }

    void set(UUID companyId, LinePosition position) {
        jdbc.sql("""
                        insert into customer_line_position (company_id, last_sequence, version, complete)
                        values (:company, :last, :version, :complete)
                        on conflict (company_id) do update
                        set last_sequence = excluded.last_sequence, version = excluded.version,
                            complete = excluded.complete""")
                .param("company", companyId)
                .param("last", position.lastSequence())
                .param("version", position.version())
                .param("complete", position.complete())
                .update();
    }

    /// Adds the lines to the totals.
    ///
    /// @return all of the company's totals afterwards
    List<Total> add(UUID companyId, Collection<ControlLine> lines) {
        var movements = new TreeMap<String, Map<String, Long>>();
        for (var line : lines) {
            movements
                    .computeIfAbsent(line.accountCode(), code -> new TreeMap<>())
                    .merge(
                            line.amount().currency().getCurrencyCode(),
                            line.movement().minorUnits(),
                            Math::addExact);
        }
        movements.forEach((code, byCurrency) -> byCurrency.forEach((currency, moved) -> jdbc.sql("""
                        insert into customer_line_total as known (company_id, account_code, currency, balance_minor)
                        values (:company, :code, :currency, :moved)
                        on conflict (company_id, account_code, currency) do update
                        set balance_minor = known.balance_minor + excluded.balance_minor""")
                .param("company", companyId)
                .param("code", code)
                .param("currency", currency)
                .param("moved", moved)
                .update()));
        return jdbc.sql("""
                        select account_code, balance_minor, currency
                        from customer_line_total
                        where company_id = :company
                        order by account_code, currency""")
                .param("company", companyId)
                .query((row, number) -> new Total(row.getString(1), Money.ofMinor(row.getLong(2), row.getString(3))))
                .list();
    }
}
