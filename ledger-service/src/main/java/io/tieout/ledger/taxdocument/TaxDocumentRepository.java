package io.tieout.ledger.taxdocument;

import io.tieout.platform.web.PageRequest;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TaxDocumentRepository {

    private static final String SELECT = """
            select d.company_id, d.tax_document_id, d.kind, d.series, d.series_number, d.authority_number,
                d.transaction_code, d.red_letter, d.customer_id, d.document_date, d.status, d.replaces_id,
                d.cancellation_reason, d.recorded_by, d.version,
                array(select s.invoice_id from tax_document_source s
                    where s.company_id = d.company_id and s.tax_document_id = d.tax_document_id
                        and s.invoice_id is not null
                    order by s.source_number) as invoices,
                array(select s.credit_note_id from tax_document_source s
                    where s.company_id = d.company_id and s.tax_document_id = d.tax_document_id
                        and s.credit_note_id is not null
                    order by s.source_number) as credit_notes
            from tax_document d
            """;

    private final JdbcClient jdbc;

    TaxDocumentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(TaxDocument document) {
        var replaces = document.replaces();
        jdbc.sql("""
                        insert into tax_document (company_id, tax_document_id, kind, series, series_number,
                            authority_number, transaction_code, red_letter, customer_id, document_date, status,
                            replaces_id, recorded_by)
                        values (:company, :id, :kind, :series, :number,
                            :authorityNumber, :code, :red, :customer, :date, :status,
                            :replaces, :by)""")
                .param("company", document.companyId())
                .param("id", document.id().value())
                .param("kind", document.kind().name())
                .param("series", document.series())
                .param("number", document.number())
                .param("authorityNumber", document.authorityNumber())
                .param("code", document.transactionCode())
                .param("red", document.redLetter())
                .param("customer", document.customerId())
                .param("date", document.date())
                .param("status", document.status().name())
                .param("replaces", replaces == null ? null : replaces.value())
                .param("by", document.recordedBy())
                .update();
        jdbc.sql("""
                        insert into tax_document_source (company_id, tax_document_id, invoice_id, credit_note_id,
                            source_number)
                        select :company, :id, source.invoice_id, source.credit_note_id, row_number() over ()
                        from (
                            select invoice_id, null::uuid as credit_note_id
                            from unnest(cast(:invoices as uuid[])) invoice_id
                            union all
                            select null, credit_note_id
                            from unnest(cast(:creditNotes as uuid[])) credit_note_id
                        ) source""")
                .param("company", document.companyId())
                .param("id", document.id().value())
                .param("invoices", texts(document.invoices()))
                .param("creditNotes", texts(document.creditNotes()))
                .update();
    }

    /// The customers of what is to be covered, and how many of the documents there are.
    List<UUID> customers(UUID companyId, List<UUID> invoices, List<UUID> creditNotes) {
        return jdbc.sql("""
                        select customer_id from invoice
                        where company_id = :company and invoice_id = any(cast(:invoices as uuid[]))
                        union all
                        select customer_id from credit_note
                        where company_id = :company and credit_note_id = any(cast(:creditNotes as uuid[]))""")
                .param("company", companyId)
                .param("invoices", texts(invoices))
                .param("creditNotes", texts(creditNotes))
                .query((row, number) -> row.getObject("customer_id", UUID.class))
                .list();
    }

    Optional<TaxDocument> lock(UUID companyId, TaxDocumentId id) {
        return one(companyId, id, " for update of d");
    }

    Optional<TaxDocument> find(UUID companyId, TaxDocumentId id) {
        return one(companyId, id, "");
    }

    /// Newest first.
    List<TaxDocument> list(
            UUID companyId, @Nullable TaxDocumentStatus status, @Nullable UUID invoiceId, PageRequest page) {
        return jdbc.sql(SELECT + """
                        where d.company_id = :company
                            and (cast(:status as text) is null or d.status = :status)
                            and (cast(:invoice as uuid) is null or exists (
                                select from tax_document_source s
                                where s.company_id = d.company_id and s.tax_document_id = d.tax_document_id
                                    and s.invoice_id = :invoice))
                            and (cast(:after as uuid) is null or d.tax_document_id < cast(:after as uuid))
                        order by d.tax_document_id desc
                        limit :limit""")
                .param("company", companyId)
                .param("status", status == null ? null : status.name())
                .param("invoice", invoiceId)
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(TaxDocumentRepository::document)
                .list();
    }

    void update(TaxDocument before, TaxDocumentStatus status, @Nullable String number, @Nullable String reason) {
        jdbc.sql("""
                        update tax_document
                        set status = :status, authority_number = coalesce(:number, authority_number),
                            cancellation_reason = :reason, version = version + 1
                        where company_id = :company and tax_document_id = :id""")
                .param("company", before.companyId())
                .param("id", before.id().value())
                .param("status", status.name())
                .param("number", number)
                .param("reason", reason)
                .update();
    }

    private Optional<TaxDocument> one(UUID companyId, TaxDocumentId id, String locking) {
        return jdbc.sql(SELECT + "where d.company_id = :company and d.tax_document_id = :id" + locking)
                .param("company", companyId)
                .param("id", id.value())
                .query(TaxDocumentRepository::document)
                .optional();
    }

    private static TaxDocument document(ResultSet row, int number) throws SQLException {
        var replaces = row.getObject("replaces_id", UUID.class);
        return new TaxDocument(
                row.getObject("company_id", UUID.class),
                new TaxDocumentId(row.getObject("tax_document_id", UUID.class)),
                TaxDocumentKind.valueOf(row.getString("kind")),
                row.getString("series"),
                row.getLong("series_number"),
                row.getString("authority_number"),
                row.getString("transaction_code"),
                row.getBoolean("red_letter"),
                row.getObject("customer_id", UUID.class),
                row.getObject("document_date", LocalDate.class),
                TaxDocumentStatus.valueOf(row.getString("status")),
                replaces == null ? null : new TaxDocumentId(replaces),
                row.getString("cancellation_reason"),
                ids(Objects.requireNonNull(row.getArray("invoices"))),
                ids(Objects.requireNonNull(row.getArray("credit_notes"))),
                row.getObject("recorded_by", UUID.class),
                row.getLong("version"));
    }

    private static List<UUID> ids(Array column) throws SQLException {
        return Arrays.asList((UUID[]) column.getArray());
    }

    private static String[] texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
