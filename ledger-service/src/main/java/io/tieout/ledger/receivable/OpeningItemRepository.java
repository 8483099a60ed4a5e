package io.tieout.ledger.receivable;

import static io.tieout.ledger.receivable.SqlRows.column;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OpeningItemRepository {

    private final JdbcClient jdbc;

    OpeningItemRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those of the numbers that invoices have; the caller adds to them.
    Set<String> takenNumbers(UUID companyId, List<String> numbers) {
        return new HashSet<>(jdbc.sql("""
                        select external_number
                        from invoice
                        where company_id = :company and external_number = any(:numbers)""")
                .param("company", companyId)
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, number) -> row.getString(1))
                .list());
    }

    /// @return the first of as many numbers in a row; the series stays locked until commit
    long takeNumbers(UUID companyId, String series, int count) {
        return jdbc.sql("""
                        insert into invoice_series (company_id, series, last_number)
                        values (:company, :series, :count)
                        on conflict (company_id, series) do update
                            set last_number = invoice_series.last_number + :count
                        returning last_number - :count + 1""")
                .param("company", companyId)
                .param("series", series)
                .param("count", count)
                .query(Long.class)
                .single();
    }

    /// Each with one line over the whole amount, without tax.
    void insert(UUID companyId, List<Invoice> invoices, LocalDate openingDate) {
        jdbc.sql("""
                        with item as (
                            select *
                            from unnest(cast(:ids as uuid[]), cast(:series as text[]), cast(:seriesNumbers as bigint[]),
                                    cast(:numbers as text[]), cast(:externalNumbers as text[]),
                                    cast(:customers as uuid[]), cast(:invoiceDates as date[]), cast(:dueDates as date[]),
                                    cast(:references as text[]), cast(:currencies as text[]),
                                    cast(:opens as bigint[]), cast(:entries as uuid[]), cast(:prices as numeric[]))
                                as item (invoice_id, series, series_number, invoice_number, external_number,
                                    customer_id, invoice_date, due_date, payment_reference, currency, open_minor,
                                    entry_id, unit_price)
                        ), new_invoice as (
                            insert into invoice (company_id, invoice_id, series, series_number, invoice_number,
                                external_number, customer_id, invoice_date, due_date, opening_date, payment_reference,
                                price_mode, tax_method, rounding_mode, rounding_increment_minor, currency, net_minor,
                                tax_minor, total_minor, open_minor, disputed, entry_id, content_digest, version)
                            select :company, invoice_id, series, series_number, invoice_number,
                                external_number, customer_id, invoice_date, due_date, :openingDate, payment_reference,
                                'TAX_EXCLUSIVE', 'PER_LINE', 'HALF_UP', 1, currency, open_minor,
                                0, open_minor, open_minor, false, entry_id, 'opening', 1
                            from item
                            returning invoice_id
                        )
                        insert into invoice_line (company_id, invoice_id, line_number, line_id, description, quantity,
                            unit_price, discount_percent, tax_code, tax_rate_percent, tax_base_numerator,
                            tax_base_denominator, net_minor, tax_minor, total_minor, currency)
                        select :company, invoice_id, 1, invoice_id, 'Open item ' || external_number, 1,
                            unit_price, 0, 'NONE', 0, 1,
                            1, open_minor, 0, open_minor, currency
                        from item
                        join new_invoice using (invoice_id)""")
                .param("company", companyId)
                .param("openingDate", openingDate)
                .param("ids", column(invoices, invoice -> invoice.id().value()))
                .param("series", column(invoices, invoice -> invoice.number().series()))
                .param("seriesNumbers", column(invoices, invoice -> invoice.number()
                        .number()))
                .param("numbers", column(invoices, Invoice::number))
                .param("externalNumbers", column(invoices, invoice -> invoice.origin()
                        .externalNumber()))
                .param("customers", column(invoices, Invoice::customerId))
                .param("invoiceDates", column(invoices, Invoice::invoiceDate))
                .param("dueDates", column(invoices, Invoice::dueDate))
                .param("references", column(invoices, invoice -> invoice.paymentReference()
                        .value()))
                .param("currencies", column(invoices, invoice -> invoice.total().currency()))
                .param("opens", column(invoices, invoice -> invoice.open().minorUnits()))
                .param("entries", column(invoices, invoice -> invoice.entryId().value()))
                .param("prices", column(invoices, invoice -> invoice.open().amount()))
                .update();
    }

    /// One of them that a credit note corrects, whether or not the credit note was used.
    Optional<InvoiceId> firstCredited(UUID companyId, List<InvoiceId> ids) {
        return jdbc.sql("""
                        select invoice_id
                        from credit_note
                        where company_id = :company and invoice_id = any(cast(:ids as uuid[]))
                        order by invoice_id
                        limit 1""")
                .param("company", companyId)
                .param("ids", column(ids, InvoiceId::value))
                .query((row, number) -> new InvoiceId(row.getObject("invoice_id", UUID.class)))
                .optional();
    }

    void freeNumbers(UUID companyId, List<InvoiceId> ids) {
        jdbc.sql("""
                        update invoice
                        set external_number = null
                        where company_id = :company and invoice_id = any(cast(:ids as uuid[]))""")
                .param("company", companyId)
                .param("ids", column(ids, InvoiceId::value))
                .update();
    }
}
