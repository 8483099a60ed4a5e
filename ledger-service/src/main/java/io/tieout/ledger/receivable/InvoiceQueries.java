package io.tieout.ledger.receivable;

import io.tieout.documenttotals.DocumentDiscount;
import io.tieout.documenttotals.DocumentLine;
import io.tieout.documenttotals.DocumentTotals;
import io.tieout.documenttotals.PriceMode;
import io.tieout.documenttotals.TaxRate;
import io.tieout.documenttotals.TotalsRules;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.InvoiceResponse.InvoiceTaxDocument;
import io.tieout.ledger.receivable.InvoiceResponse.LineResponse;
import io.tieout.ledger.receivable.InvoiceResponse.RoundingResponse;
import io.tieout.ledger.receivable.InvoiceResponse.TaxResponse;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class InvoiceQueries {

    private static final String SUMMARY = """
            select i.company_id, i.invoice_id, i.series, i.series_number, i.external_number, i.customer_id, i.order_id,
                i.deal_id, i.invoice_date, i.due_date, i.currency, i.net_minor, i.tax_minor, i.total_minor, i.open_minor,
                i.disputed, coalesce(i.opening_date, i.invoice_date) as owed_from, i.early_payment_percent,
                i.early_payment_days, i.early_payment_reduces_tax, i.withholding_tax_code, i.withholding_minor, i.entry_id, i.version, i.recorded_at, i.price_mode, i.tax_method, i.rounding_mode,
                i.rounding_increment_minor, i.discount_percent, i.discount_minor,
                c.customer_number, c.name as customer_name, f.rate as exchange_rate, f.own_currency, f.booked_minor,
                f.carrying_minor, i.tax_exchange_rate, i.booked_tax_minor
            from invoice i
            left join foreign_item f on f.company_id = i.company_id and f.foreign_item_id = i.invoice_id
            left join customer_view c on c.company_id = i.company_id and c.customer_id = i.customer_id
            """;

    private final JdbcClient jdbc;

    InvoiceQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Newest first.
    Page<InvoiceSummaryResponse> list(UUID companyId, InvoiceFilter filter, PageRequest page) {
        // Joined only when asked for: what is overdue is found among the open ones, not in all of history.
        var open = filter.dueBefore() == null
                ? "left join open_invoice open on false"
                : "join open_invoice open on open.company_id = i.company_id and open.invoice_id = i.invoice_id";
        var rows = jdbc.sql(SUMMARY + open + """

                        where i.company_id = :company
                            and (cast(:status as text) is null
                                or :status = case when i.open_minor = 0 then 'PAID'
                                    when i.open_minor = i.total_minor then 'OPEN' else 'PART_PAID' end)
                            and (cast(:customer as uuid) is null or i.customer_id = any(customer_party(:company, :customer)))
                            and (cast(:externalNumber as text) is null or i.external_number = :externalNumber)
                            and (cast(:order as uuid) is null or i.order_id = :order)
                            and (cast(:dueBefore as date) is null or open.due_date < :dueBefore)
                            and (cast(:afterId as uuid) is null
                                or (i.invoice_date, i.invoice_id) < (cast(:afterDate as date), cast(:afterId as uuid)))
                        order by i.invoice_date desc, i.invoice_id desc
                        limit :limit""")
                .param("company", companyId)
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().name())
                .param("customer", filter.customerId())
                .param("externalNumber", filter.externalNumber())
                .param("order", filter.orderId())
                .param("dueBefore", filter.dueBefore())
                .param("afterDate", page.isFirst() ? null : page.after().get(0))
                .param("afterId", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query(InvoiceSummaryResponse::from)
                .list();
        return Page.of(
                rows,
                page,
                invoice -> List.of(
                        invoice.invoiceDate().toString(),
                        invoice.invoiceId().value().toString()));
    }

    InvoiceResponse get(UUID companyId, InvoiceId id) {
        var head = jdbc.sql(SUMMARY + "where i.company_id = :company and i.invoice_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query(Head::from)
                .optional()
                .orElseThrow(() -> new InvoiceUnknown(id));
        var lines = jdbc.sql("""
                        select line_number, line_id, product_code, description, quantity, unit_price, discount_percent,
                            tax_code, tax_rate_percent, tax_base_numerator, tax_base_denominator, net_minor, tax_minor,
                            total_minor, currency
                        from invoice_line
                        where company_id = :company and invoice_id = :id
                        order by line_number""")
                .param("company", companyId)
                .param("id", id.value())
                .query(Line::from)
                .list();
        // Added up again from what is stored with it: the same figures, and how they came about.
        var totals = DocumentTotals.of(
                head.rules(), lines.stream().map(Line::figures).toList(), head.discount());
        return new InvoiceResponse(
                head.summary(),
                head.entryId(),
                head.recordedAt(),
                head.rules().priceMode() == PriceMode.TAX_INCLUSIVE,
                head.rules().taxMethod(),
                head.rules().rounding(),
                head.rules().increment(),
                totals.discount(),
                lines.stream().map(Line::response).toList(),
                totals.taxSubtotals().stream()
                        .map(tax -> new TaxResponse(
                                tax.taxRate().code(), tax.taxRate().percent(), tax.net(), tax.base(), tax.tax()))
                        .toList(),
                allocations(companyId, id),
                taxDocuments(companyId, id),
                totals.trace().stream().map(RoundingResponse::from).toList());
    }

    private List<AllocationResponse> allocations(UUID companyId, InvoiceId id) {
        return jdbc.sql("""
                        select allocation_id, invoice_id, amount_minor, currency, effective_date, recorded_at, match_id,
                            customer_credit_id, document_kind, document_id, undone_allocation_id, entry_id
                        from allocation
                        where company_id = :company and invoice_id = :id
                        order by allocation_id
                        limit 1000""")
                .param("company", companyId)
                .param("id", id.value())
                .query(InvoiceQueries::allocation)
                .list();
    }

    /// Looks at the table of another feature, which knows invoices, so that invoices need not know it.
    private List<InvoiceTaxDocument> taxDocuments(UUID companyId, InvoiceId id) {
        return jdbc.sql("""
                        select document.tax_document_id, document.kind, document.series, document.series_number,
                            document.authority_number, document.document_date, document.status
                        from tax_document_source source
                        join tax_document document
                            on document.company_id = source.company_id
                                and document.tax_document_id = source.tax_document_id
                        where source.company_id = :company and source.invoice_id = :id
                        order by document.tax_document_id
                        limit 100""")
                .param("company", companyId)
                .param("id", id.value())
                .query((row, number) -> new InvoiceTaxDocument(
                        row.getObject("tax_document_id", UUID.class),
                        row.getString("kind"),
                        "%s-%06d".formatted(row.getString("series"), row.getLong("series_number")),
                        row.getString("authority_number"),
                        row.getObject("document_date", LocalDate.class),
                        row.getString("status")))
                .list();
    }

    AllocationResponse allocation(UUID companyId, AllocationId id) {
        return jdbc.sql("""
                        select allocation_id, invoice_id, amount_minor, currency, effective_date, recorded_at, match_id,
                            customer_credit_id, document_kind, document_id, undone_allocation_id, entry_id
                        from allocation
                        where company_id = :company and allocation_id = :id""")
                .param("company", companyId)
                .param("id", id.value())
                .query(InvoiceQueries::allocation)
                .optional()
                .orElseThrow(() -> new AllocationUnknown(id));
    }

    private static AllocationResponse allocation(ResultSet row, int number) throws SQLException {
        var credit = row.getObject("customer_credit_id", UUID.class);
        var undone = row.getObject("undone_allocation_id", UUID.class);
        var document = AllocationRepository.document(row);
        var entry = row.getObject("entry_id", UUID.class);
        return new AllocationResponse(
                new AllocationId(row.getObject("allocation_id", UUID.class)),
                new InvoiceId(row.getObject("invoice_id", UUID.class)),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                row.getObject("effective_date", LocalDate.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("match_id", UUID.class),
                credit == null ? null : new CustomerCreditId(credit),
                document == null ? null : document.kind(),
                document == null ? null : document.id(),
                undone == null ? null : new AllocationId(undone),
                entry == null ? null : new EntryId(entry));
    }

    private record Head(
            InvoiceSummaryResponse summary,
            EntryId entryId,
            Instant recordedAt,
            TotalsRules rules,
            DocumentDiscount discount) {

        static Head from(ResultSet row, int number) throws SQLException {
            var currency = Currency.getInstance(row.getString("currency"));
            return new Head(
                    InvoiceSummaryResponse.from(row, number),
                    new EntryId(row.getObject("entry_id", UUID.class)),
                    row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                    InvoiceRepository.rules(row, number),
                    discount(
                            row.getBigDecimal("discount_percent"),
                            row.getObject("discount_minor", Long.class),
                            currency));
        }

        private static DocumentDiscount discount(
                @Nullable BigDecimal percent, @Nullable Long minorUnits, Currency currency) {
            if (percent != null) {
                return new DocumentDiscount.Percent(percent);
            }
            return minorUnits == null
                    ? new DocumentDiscount.None()
                    : new DocumentDiscount.Amount(Money.ofMinor(minorUnits, currency));
        }
    }

    private record Line(DocumentLine figures, LineResponse response) {

        static Line from(ResultSet row, int number) throws SQLException {
            var currency = row.getString("currency");
            var rate = new TaxRate(
                    row.getString("tax_code"),
                    row.getBigDecimal("tax_rate_percent"),
                    row.getInt("tax_base_numerator"),
                    row.getInt("tax_base_denominator"));
            var figures = new DocumentLine(
                    row.getBigDecimal("quantity"),
                    row.getBigDecimal("unit_price"),
                    row.getBigDecimal("discount_percent"),
                    rate);
            return new Line(
                    figures,
                    new LineResponse(
                            row.getInt("line_number"),
                            row.getObject("line_id", UUID.class),
                            row.getString("product_code"),
                            row.getString("description"),
                            figures.quantity(),
                            figures.unitPrice(),
                            figures.discountPercent(),
                            rate.code(),
                            rate.percent(),
                            Money.ofMinor(row.getLong("net_minor"), currency),
                            Money.ofMinor(row.getLong("tax_minor"), currency),
                            Money.ofMinor(row.getLong("total_minor"), currency)));
        }
    }
}
