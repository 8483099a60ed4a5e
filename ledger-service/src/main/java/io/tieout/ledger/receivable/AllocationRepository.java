package io.tieout.ledger.receivable;

import static io.tieout.ledger.receivable.SqlRows.column;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AllocationRepository {

    private static final String COLUMNS = """
            company_id, allocation_id, invoice_id, amount_minor, currency, effective_date, match_id, customer_credit_id,
            document_kind, document_id, undone_allocation_id, entry_id
            """;

    private final JdbcClient jdbc;

    AllocationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<Allocation> allocations) {
        jdbc.sql("""
                        insert into allocation (company_id, allocation_id, invoice_id, amount_minor, currency,
                            effective_date, match_id, customer_credit_id, document_kind, document_id,
                            undone_allocation_id, entry_id)
                        select *
                        from unnest(cast(:companies as uuid[]), cast(:ids as uuid[]), cast(:invoices as uuid[]),
                            cast(:amounts as bigint[]), cast(:currencies as text[]), cast(:dates as date[]),
                            cast(:matches as uuid[]), cast(:credits as uuid[]), cast(:documentKinds as text[]),
                            cast(:documents as uuid[]), cast(:undone as uuid[]),
                            cast(:entries as uuid[]))""")
                .param("companies", column(allocations, Allocation::companyId))
                .param("ids", column(allocations, allocation -> allocation.id().value()))
                .param(
                        "invoices",
                        column(allocations, allocation -> allocation.invoiceId().value()))
                .param(
                        "amounts",
                        column(allocations, allocation -> allocation.amount().minorUnits()))
                .param(
                        "currencies",
                        column(allocations, allocation -> allocation.amount().currency()))
                .param("dates", column(allocations, Allocation::effectiveDate))
                .param("matches", column(allocations, Allocation::matchId))
                .param("credits", column(allocations, allocation -> value(allocation.customerCreditId())))
                .param("documentKinds", column(allocations, AllocationRepository::documentKind))
                .param("documents", column(allocations, AllocationRepository::documentId))
                .param("undone", column(allocations, allocation -> value(allocation.undoes())))
                .param("entries", column(allocations, allocation -> value(allocation.entryId())))
                .update();
    }

    /// What a match settled and nobody undid.
    List<Allocation> active(UUID companyId, UUID matchId) {
        return jdbc.sql("select " + COLUMNS + """
                        from allocation
                        where company_id = :company and match_id = :match and undone_allocation_id is null
                            and not exists (
                                select from allocation undoing
                                where undoing.company_id = allocation.company_id
                                    and undoing.undone_allocation_id = allocation.allocation_id)
                        order by allocation_id""")
                .param("company", companyId)
                .param("match", matchId)
                .query(AllocationRepository::allocation)
                .list();
    }

    Optional<Allocation> find(UUID companyId, AllocationId id) {
        return jdbc.sql("select " + COLUMNS + " from allocation where company_id = :company and allocation_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query(AllocationRepository::allocation)
                .optional();
    }

    List<InvoiceId> invoices(UUID companyId, Collection<AllocationId> ids) {
        return jdbc.sql("""
                        select distinct invoice_id
                        from allocation
                        where company_id = :company and allocation_id = any(cast(:ids as uuid[]))""")
                .param("company", companyId)
                .param("ids", ids.stream().map(id -> id.value().toString()).toArray(String[]::new))
                .query((row, number) -> new InvoiceId(row.getObject(1, UUID.class)))
                .list();
    }

    /// What a document settled; its undoing is another allocation.
    Optional<AllocationId> idOf(UUID companyId, SettlingDocument document) {
        return jdbc.sql("""
                        select allocation_id
                        from allocation
                        where company_id = :company and document_kind = :kind and document_id = :document
                            and undone_allocation_id is null""")
                .param("company", companyId)
                .param("kind", document.kind().name())
                .param("document", document.id())
                .query((row, number) -> new AllocationId(row.getObject(1, UUID.class)))
                .optional();
    }

    Money settledBy(UUID companyId, InvoiceId invoiceId, SettlingDocument.Kind kind, Currency currency) {
        long minorUnits = jdbc.sql("""
                        select coalesce(sum(amount_minor), 0)::bigint
                        from allocation
                        where company_id = :company and invoice_id = :invoice and document_kind = :kind""")
                .param("company", companyId)
                .param("invoice", invoiceId.value())
                .param("kind", kind.name())
                .query(Long.class)
                .single();
        return Money.ofMinor(minorUnits, currency);
    }

    boolean isUndone(UUID companyId, AllocationId id) {
        return jdbc.sql("""
                        select exists (
                            select from allocation
                            where company_id = :company and undone_allocation_id = :id)""")
                .param("company", companyId)
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    private static Allocation allocation(ResultSet row, int number) throws SQLException {
        var credit = row.getObject("customer_credit_id", UUID.class);
        var undone = row.getObject("undone_allocation_id", UUID.class);
        var entry = row.getObject("entry_id", UUID.class);
        return new Allocation(
                row.getObject("company_id", UUID.class),
                new AllocationId(row.getObject("allocation_id", UUID.class)),
                new InvoiceId(row.getObject("invoice_id", UUID.class)),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                row.getObject("effective_date", LocalDate.class),
                row.getObject("match_id", UUID.class),
                credit == null ? null : new CustomerCreditId(credit),
                document(row),
                undone == null ? null : new AllocationId(undone),
                entry == null ? null : new EntryId(entry));
    }

    static @Nullable SettlingDocument document(ResultSet row) throws SQLException {
        var kind = row.getString("document_kind");
        return kind == null
                ? null
                : new SettlingDocument(SettlingDocument.Kind.valueOf(kind), row.getObject("document_id", UUID.class));
    }

    private static @Nullable Object documentKind(Allocation allocation) {
        var document = allocation.document();
        return document == null ? null : document.kind();
    }

    private static @Nullable Object documentId(Allocation allocation) {
        var document = allocation.document();
        return document == null ? null : document.id();
    }

    private static @Nullable UUID value(@Nullable EntryId id) {
        return id == null ? null : id.value();
    }

    private static @Nullable UUID value(@Nullable CustomerCreditId id) {
        return id == null ? null : id.value();
    }

    private static @Nullable UUID value(@Nullable AllocationId id) {
        return id == null ? null : id.value();
    }
}
