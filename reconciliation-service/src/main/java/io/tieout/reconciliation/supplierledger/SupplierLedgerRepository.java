package io.tieout.reconciliation.supplierledger;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SupplierLedgerRepository {

    private final JdbcClient jdbc;

    SupplierLedgerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID companyId, List<SupplierLine> lines) {
        jdbc.sql("""
                        insert into supplier_ledger_line (company_id, entry_id, line_number, sequence, supplier_id,
                            effective_date, document_date, source, document_number, currency, owed_minor)
                        select :company, entry_id, line_number, sequence, supplier_id, cast(effective_date as date),
                            cast(document_date as date), source, document_number, currency, owed_minor
                        from unnest(cast(:entries as uuid[]), cast(:numbers as integer[]), cast(:sequences as bigint[]),
                            cast(:suppliers as uuid[]), cast(:days as text[]), cast(:documentDays as text[]),
                            cast(:sources as text[]), cast(:documents as text[]), cast(:currencies as text[]),
                            cast(:amounts as bigint[]))
                            as l (entry_id, line_number, sequence, supplier_id, effective_date, document_date, source,
                                document_number, currency, owed_minor)
                        on conflict do nothing
                        """)
                .param("company", companyId)
                .param("entries", lines.stream().map(SupplierLine::entryId).toArray(UUID[]::new))
                .param("numbers", lines.stream().map(SupplierLine::lineNumber).toArray(Integer[]::new))
                .param("sequences", lines.stream().map(SupplierLine::sequence).toArray(Long[]::new))
                .param("suppliers", lines.stream().map(SupplierLine::supplierId).toArray(UUID[]::new))
                .param("days", texts(lines, line -> line.effectiveDate().toString()))
                .param("documentDays", texts(lines, line -> line.documentDate().toString()))
                .param("sources", texts(lines, SupplierLine::source))
                .param("documents", texts(lines, SupplierLine::documentNumber))
                .param("currencies", texts(lines, line -> line.owed().currency().getCurrencyCode()))
                .param(
                        "amounts",
                        lines.stream().map(line -> line.owed().minorUnits()).toArray(Long[]::new))
                .update();
    }

    private static @Nullable String[] texts(List<SupplierLine> lines, Function<SupplierLine, @Nullable String> column) {
        return lines.stream().map(column).toArray(String[]::new);
    }
}
