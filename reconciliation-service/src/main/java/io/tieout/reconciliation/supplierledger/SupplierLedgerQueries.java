package io.tieout.reconciliation.supplierledger;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads suppliers' ledgers.
@Repository
public class SupplierLedgerQueries {

    private final JdbcClient jdbc;

    SupplierLedgerQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether anything was booked for it.
    public boolean isKnown(UUID companyId, UUID supplierId) {
        return jdbc.sql("""
                        select exists (
                            select from supplier_ledger_line where company_id = :company and supplier_id = :supplier)
                        """)
                .param("company", companyId)
                .param("supplier", supplierId)
                .query(Boolean.class)
                .single();
    }

    /// What we owe to it at the end of a day, in minor units.
    ///
    /// @param throughSequence entries of the journal after this one do not count
    public long owedMinor(UUID companyId, UUID supplierId, Currency currency, LocalDate asOf, long throughSequence) {
        return jdbc.sql("""
                        select coalesce(sum(owed_minor), 0)::bigint
                        from supplier_ledger_line
                        where company_id = :company and supplier_id = :supplier and currency = :currency
                            and effective_date <= :asOf and sequence <= :through
                        """)
                .param("company", companyId)
                .param("supplier", supplierId)
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .param("through", throughSequence)
                .query(Long.class)
                .single();
    }

    /// The lines of these days, oldest first.
    public List<SupplierLine> lines(
            UUID companyId,
            UUID supplierId,
            Currency currency,
            LocalDate from,
            LocalDate to,
            long throughSequence,
            int limit) {
        return jdbc.sql("""
                        select entry_id, line_number, sequence, supplier_id, effective_date, document_date, source,
                            document_number, owed_minor
                        from supplier_ledger_line
                        where company_id = :company and supplier_id = :supplier and currency = :currency
                            and effective_date between :from and :to and sequence <= :through
                        order by effective_date, sequence, line_number
                        limit :limit
                        """)
                .param("company", companyId)
                .param("supplier", supplierId)
                .param("currency", currency.getCurrencyCode())
                .param("from", from)
                .param("to", to)
                .param("through", throughSequence)
                .param("limit", limit)
                .query((row, number) -> new SupplierLine(
                        row.getObject("entry_id", UUID.class),
                        row.getInt("line_number"),
                        row.getLong("sequence"),
                        row.getObject("supplier_id", UUID.class),
                        row.getObject("effective_date", LocalDate.class),
                        row.getObject("document_date", LocalDate.class),
                        row.getString("source"),
                        row.getString("document_number"),
                        Money.ofMinor(row.getLong("owed_minor"), currency)))
                .list();
    }
}
