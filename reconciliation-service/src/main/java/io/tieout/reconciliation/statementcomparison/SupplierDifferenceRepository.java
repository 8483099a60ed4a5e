package io.tieout.reconciliation.statementcomparison;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SupplierDifferenceRepository {

    private final JdbcClient jdbc;

    SupplierDifferenceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Until the end of the transaction nobody else follows this supplier's differences up.
    void lock(UUID companyId, UUID supplierId) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 0))) as locked")
                .param("key", "supplier differences " + companyId + " " + supplierId)
                .query(Integer.class)
                .single();
    }

    /// What was found before of the days of this statement.
    List<UUID> before(StatementComparison comparison) {
        return jdbc.sql("""
                        select supplier_difference_id
                        from supplier_difference
                        where company_id = :company and supplier_id = :supplier and currency = :currency
                            and difference_date between :from and :to
                        """)
                .param("company", comparison.companyId())
                .param("supplier", comparison.partyId())
                .param("currency", comparison.currency().getCurrencyCode())
                .param("from", comparison.from())
                .param("to", comparison.to())
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /// What the statements of earlier days differ by, in all.
    long minorBefore(StatementComparison comparison) {
        return jdbc.sql("""
                        select coalesce(sum(l.difference_minor), 0)::bigint
                        from supplier_difference d
                        join statement_comparison_line l on l.company_id = d.company_id
                            and l.statement_comparison_id = d.statement_comparison_id and l.position = d.position
                        where d.company_id = :company and d.supplier_id = :supplier and d.currency = :currency
                            and d.difference_date < :from
                        """)
                .param("company", comparison.companyId())
                .param("supplier", comparison.partyId())
                .param("currency", comparison.currency().getCurrencyCode())
                .param("from", comparison.from())
                .query(Long.class)
                .single();
    }

    void remove(UUID companyId, Collection<UUID> ids) {
        jdbc.sql("""
                        delete from supplier_difference
                        where company_id = :company and supplier_difference_id = any(:ids)
                        """)
                .param("company", companyId)
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /// Where each was found last.
    void put(StatementComparison comparison, List<SupplierDifference> differences) {
        jdbc.sql("""
                        insert into supplier_difference (company_id, supplier_difference_id, supplier_id, currency,
                            difference_date, statement_comparison_id, position)
                        select :company, id, :supplier, :currency, cast(day as date), :comparison, position
                        from unnest(cast(:ids as uuid[]), cast(:days as text[]), cast(:positions as integer[]))
                            as found (id, day, position)
                        on conflict (company_id, supplier_difference_id) do update
                        set difference_date = excluded.difference_date,
                            statement_comparison_id = excluded.statement_comparison_id, position = excluded.position
                        """)
                .param("company", comparison.companyId())
                .param("supplier", comparison.partyId())
                .param("currency", comparison.currency().getCurrencyCode())
                .param("comparison", comparison.id())
                .param("ids", differences.stream().map(SupplierDifference::id).toArray(UUID[]::new))
                .param(
                        "days",
                        differences.stream()
                                .map(difference -> difference.date().toString())
                                .toArray(String[]::new))
                .param(
                        "positions",
                        differences.stream().map(SupplierDifference::position).toArray(Integer[]::new))
                .update();
    }
}
