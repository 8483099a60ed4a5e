package io.tieout.ledger.receivable;

import static io.tieout.ledger.receivable.SqlRows.column;

import io.tieout.documenttotals.DocumentDiscount;
import io.tieout.documenttotals.DocumentTotals;
import io.tieout.documenttotals.LineTotals;
import io.tieout.documenttotals.PriceMode;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.documenttotals.TaxRate;
import io.tieout.documenttotals.TotalsRules;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class InvoiceRepository {

    private static final String COLUMNS = """
            company_id, invoice_id, series, series_number, external_number, customer_id, order_id, deal_id, invoice_date,
            coalesce(opening_date, invoice_date) as owed_from, due_date, currency, net_minor, tax_minor, total_minor,
            open_minor, disputed, early_payment_percent, early_payment_days, early_payment_reduces_tax,
            withholding_tax_code, withholding_minor, entry_id, version
            """;

    private final JdbcClient jdbc;

    InvoiceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The counter's row stays locked until commit: a number is either on an invoice or was never given.
    InvoiceNumber nextNumber(UUID companyId, String series) {
        long number = jdbc.sql("""
                        insert into invoice_series (company_id, series, last_number)
                        values (:company, :series, 1)
                        on conflict (company_id, series) do update set last_number = invoice_series.last_number + 1
                        returning last_number""")
                .param("company", companyId)
                .param("series", series)
                .query(Long.class)
                .single();
        return new InvoiceNumber(series, number);
    }

    /// Makes whoever brings the same external number wait for the end of this transaction.
    void lockExternalNumber(UUID companyId, String externalNumber) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 0))) locked")
                .param("key", "invoice " + companyId + " " + externalNumber)
                .query(Integer.class)
                .single();
    }

    /// @param booked none: the invoice is in the currency of the books
    void insert(Invoice invoice, InvoiceDraft draft, DocumentTotals totals, @Nullable TaxInTheBooks booked) {
        var taxRate = booked == null ? null : booked.rate();
        var earlyPayment = invoice.earlyPayment();
        var withholding = invoice.withholding();
        jdbc.sql("""
                        insert into invoice (company_id, invoice_id, series, series_number, invoice_number, external_number,
                            customer_id, order_id, deal_id, invoice_date, due_date, payment_reference, price_mode,
                            tax_method, rounding_mode, rounding_increment_minor, discount_percent, discount_minor, currency,
                            net_minor, tax_minor, total_minor, open_minor, disputed, early_payment_percent, early_payment_days,
                            early_payment_reduces_tax, withholding_tax_code, withholding_minor, entry_id, content_digest,
                            version, tax_point_date, tax_exchange_rate, booked_tax_minor)
                        values (:company, :id, :series, :seriesNumber, :number, :externalNumber,
                            :customer, :order, :deal, :invoiceDate, :dueDate, :reference, :priceMode,
                            :taxMethod, :rounding, :increment, :discountPercent, :discount, :currency,
                            :net, :tax, :total, :open, :disputed, :earlyPercent, :earlyDays,
                            :earlyReducesTax, :withholdingCode, :withholding, :entry, :digest, :version, :taxPoint,
                            :taxRate, :bookedTax)""")
                .param("company", invoice.companyId())
                .param("id", invoice.id().value())
                .param("series", invoice.number().series())
                .param("seriesNumber", invoice.number().number())
                .param("number", invoice.number().toString())
                .param("externalNumber", invoice.origin().externalNumber())
                .param("customer", invoice.customerId())
                .param("order", invoice.origin().orderId())
                .param("deal", invoice.origin().dealId())
                .param("invoiceDate", invoice.invoiceDate())
                .param("dueDate", invoice.dueDate())
                .param("reference", invoice.paymentReference().value())
                .param("priceMode", draft.rules().priceMode().name())
                .param("taxMethod", draft.rules().taxMethod().name())
                .param("rounding", draft.rules().rounding().name())
                .param("increment", draft.rules().increment().minorUnits())
                .param("discountPercent", percent(draft.discount()))
                .param("discount", amount(draft.discount()))
                .param("currency", invoice.total().currency().getCurrencyCode())
                .param("net", invoice.net().minorUnits())
                .param("tax", invoice.tax().minorUnits())
                .param("total", invoice.total().minorUnits())
                .param("open", invoice.open().minorUnits())
                .param("disputed", invoice.disputed())
                .param("earlyPercent", earlyPayment == null ? null : earlyPayment.percent())
                .param("earlyDays", earlyPayment == null ? null : (Integer) earlyPayment.days())
                .param("earlyReducesTax", earlyPayment == null ? null : (Boolean) earlyPayment.reducesTax())
                .param("withholdingCode", withholding == null ? null : withholding.taxCode())
                .param(
                        "withholding",
                        withholding == null ? null : (Long) withholding.amount().minorUnits())
                .param("entry", invoice.entryId().value())
                .param("digest", draft.digest())
                .param("version", invoice.version())
                .param("taxPoint", draft.taxPointDate())
                .param("taxRate", taxRate == null ? null : taxRate.value())
                .param("bookedTax", booked == null ? null : (Long) booked.tax().minorUnits())
                .update();
        insertLines(invoice, draft.lines(), totals.lines());
    }

    Optional<Rate> taxExchangeRate(UUID companyId, InvoiceId id) {
        return jdbc.sql("""
                        select tax_exchange_rate
                        from invoice
                        where company_id = :company and invoice_id = :id and tax_exchange_rate is not null""")
                .param("company", companyId)
                .param("id", id.value())
                .query((row, number) -> new Rate(row.getBigDecimal(1)))
                .optional();
    }

    private void insertLines(Invoice invoice, List<InvoiceLine> lines, List<LineTotals> totals) {
        var rows = new ArrayList<LineRow>();
        for (int index = 0; index < lines.size(); index++) {
            rows.add(new LineRow(lines.get(index), totals.get(index)));
        }
        jdbc.sql("""
                        insert into invoice_line (company_id, invoice_id, line_number, line_id, product_code, description,
                            quantity, unit_price, discount_percent, tax_code, tax_rate_percent, tax_base_numerator,
                            tax_base_denominator, net_minor, tax_minor, total_minor, currency)
                        select :company, :invoice, line_number, line_id, product_code, description, quantity, unit_price,
                            discount_percent, tax_code, tax_rate_percent, tax_base_numerator, tax_base_denominator,
                            net_minor, tax_minor, total_minor, :currency
                        from unnest(cast(:lines as uuid[]), cast(:products as text[]), cast(:descriptions as text[]),
                                cast(:quantities as numeric[]), cast(:unitPrices as numeric[]),
                                cast(:discounts as numeric[]), cast(:taxCodes as text[]), cast(:taxRates as numeric[]),
                                cast(:numerators as int[]), cast(:denominators as int[]), cast(:nets as bigint[]),
                                cast(:taxes as bigint[]), cast(:totals as bigint[])) with ordinality
                            as line (line_id, product_code, description, quantity, unit_price, discount_percent, tax_code,
                                tax_rate_percent, tax_base_numerator, tax_base_denominator, net_minor, tax_minor,
                                total_minor, line_number)""")
                .param("company", invoice.companyId())
                .param("invoice", invoice.id().value())
                .param("currency", invoice.total().currency().getCurrencyCode())
                .param("lines", column(rows, row -> row.line().lineId()))
                .param("products", column(rows, row -> row.line().productCode()))
                .param("descriptions", column(rows, row -> row.line().description()))
                .param(
                        "quantities",
                        column(rows, row -> plain(row.line().figures().quantity())))
                .param(
                        "unitPrices",
                        column(rows, row -> plain(row.line().figures().unitPrice())))
                .param(
                        "discounts",
                        column(rows, row -> plain(row.line().figures().discountPercent())))
                .param(
                        "taxCodes",
                        column(rows, row -> row.line().figures().taxRate().code()))
                .param(
                        "taxRates",
                        column(rows, row -> plain(row.line().figures().taxRate().percent())))
                .param(
                        "numerators",
                        column(rows, row -> row.line().figures().taxRate().baseNumerator()))
                .param(
                        "denominators",
                        column(rows, row -> row.line().figures().taxRate().baseDenominator()))
                .param("nets", column(rows, row -> row.totals().net().minorUnits()))
                .param("taxes", column(rows, row -> row.totals().tax().minorUnits()))
                .param("totals", column(rows, row -> row.totals().total().minorUnits()))
                .update();
    }

    Optional<Invoice> find(UUID companyId, InvoiceId id) {
        return jdbc.sql("select " + COLUMNS + " from invoice where company_id = :company and invoice_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query(InvoiceRepository::invoice)
                .optional();
    }

    Optional<Invoice> findByOrder(UUID companyId, UUID orderId) {
        return jdbc.sql("select " + COLUMNS + " from invoice where company_id = :company and order_id = :order")
                .param("company", companyId)
                .param("order", orderId)
                .query(InvoiceRepository::invoice)
                .optional();
    }

    Optional<Invoice> findByExternalNumber(UUID companyId, String externalNumber) {
        return jdbc.sql("select " + COLUMNS + " from invoice where company_id = :company and external_number = :number")
                .param("company", companyId)
                .param("number", externalNumber)
                .query(InvoiceRepository::invoice)
                .optional();
    }

    String digest(UUID companyId, InvoiceId id) {
        return jdbc.sql("select content_digest from invoice where company_id = :company and invoice_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    /// Lowest id first: two payments of the same invoices must not deadlock.
    List<Invoice> lock(UUID companyId, Collection<InvoiceId> ids) {
        return jdbc.sql("select " + COLUMNS + """
                        from invoice
                        where company_id = :company and invoice_id = any(cast(:ids as uuid[]))
                        order by invoice_id
                        for update""")
                .param("company", companyId)
                .param("ids", ids.stream().map(id -> id.value().toString()).toArray(String[]::new))
                .query(InvoiceRepository::invoice)
                .list();
    }

    TotalsRules rules(UUID companyId, InvoiceId id) {
        return jdbc.sql("""
                        select currency, price_mode, tax_method, rounding_mode, rounding_increment_minor
                        from invoice
                        where company_id = :company and invoice_id = :id""")
                .param("company", companyId)
                .param("id", id.value())
                .query(InvoiceRepository::rules)
                .single();
    }

    List<InvoicedLine> lines(UUID companyId, InvoiceId id) {
        return jdbc.sql("""
                        select line_number, product_code, description, quantity, tax_code, tax_rate_percent,
                            tax_base_numerator, tax_base_denominator, net_minor, tax_minor, currency
                        from invoice_line
                        where company_id = :company and invoice_id = :id
                        order by line_number""")
                .param("company", companyId)
                .param("id", id.value())
                .query((row, number) -> new InvoicedLine(
                        row.getInt("line_number"),
                        row.getString("product_code"),
                        row.getString("description"),
                        row.getBigDecimal("quantity"),
                        new TaxRate(
                                row.getString("tax_code"),
                                row.getBigDecimal("tax_rate_percent"),
                                row.getInt("tax_base_numerator"),
                                row.getInt("tax_base_denominator")),
                        Money.ofMinor(row.getLong("net_minor"), row.getString("currency")),
                        Money.ofMinor(row.getLong("tax_minor"), row.getString("currency"))))
                .list();
    }

    static TotalsRules rules(ResultSet row, int number) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        return new TotalsRules(
                currency,
                PriceMode.valueOf(row.getString("price_mode")),
                TaxMethod.valueOf(row.getString("tax_method")),
                Rounding.valueOf(row.getString("rounding_mode")),
                Money.ofMinor(row.getLong("rounding_increment_minor"), currency));
    }

    /// Keeps what is owed; the rows are locked by [#lock].
    void update(Collection<Invoice> changed) {
        var invoices = List.copyOf(changed);
        jdbc.sql("""
                        update invoice
                        set open_minor = changed.open_minor, version = changed.version
                        from unnest(cast(:ids as uuid[]), cast(:opens as bigint[]), cast(:versions as bigint[]))
                            as changed (invoice_id, open_minor, version)
                        where invoice.company_id = :company and invoice.invoice_id = changed.invoice_id""")
                .param("company", invoices.getFirst().companyId())
                .param("ids", column(invoices, invoice -> invoice.id().value()))
                .param("opens", column(invoices, invoice -> invoice.open().minorUnits()))
                .param("versions", column(invoices, Invoice::version))
                .update();
    }

    /// Keeps whether it is disputed; the row is locked by [#lock].
    void updateMark(Invoice invoice) {
        jdbc.sql("""
                        update invoice
                        set disputed = :disputed, version = :version
                        where company_id = :company and invoice_id = :id""")
                .param("company", invoice.companyId())
                .param("id", invoice.id().value())
                .param("disputed", invoice.disputed())
                .param("version", invoice.version())
                .update();
    }

    static Invoice invoice(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        return new Invoice(
                row.getObject("company_id", UUID.class),
                new InvoiceId(row.getObject("invoice_id", UUID.class)),
                new InvoiceNumber(row.getString("series"), row.getLong("series_number")),
                row.getObject("customer_id", UUID.class),
                new InvoiceOrigin(
                        row.getString("external_number"),
                        row.getObject("order_id", UUID.class),
                        row.getObject("deal_id", UUID.class)),
                row.getObject("invoice_date", LocalDate.class),
                row.getObject("owed_from", LocalDate.class),
                row.getObject("due_date", LocalDate.class),
                Money.ofMinor(row.getLong("net_minor"), currency),
                Money.ofMinor(row.getLong("tax_minor"), currency),
                Money.ofMinor(row.getLong("total_minor"), currency),
                Money.ofMinor(row.getLong("open_minor"), currency),
                row.getBoolean("disputed"),
                earlyPayment(row),
                withholding(row, currency),
                new EntryId(row.getObject("entry_id", UUID.class)),
                row.getLong("version"));
    }

    private static @Nullable EarlyPaymentTerms earlyPayment(ResultSet row) throws SQLException {
        var percent = row.getBigDecimal("early_payment_percent");
        return percent == null
                ? null
                : new EarlyPaymentTerms(
                        percent, row.getInt("early_payment_days"), row.getBoolean("early_payment_reduces_tax"));
    }

    private static @Nullable WithholdingTerms withholding(ResultSet row, String currency) throws SQLException {
        var code = row.getString("withholding_tax_code");
        return code == null
                ? null
                : new WithholdingTerms(code, Money.ofMinor(row.getLong("withholding_minor"), currency));
    }

    private static @Nullable BigDecimal percent(DocumentDiscount discount) {
        return discount instanceof DocumentDiscount.Percent(var percent) ? percent : null;
    }

    private static @Nullable Long amount(DocumentDiscount discount) {
        return discount instanceof DocumentDiscount.Amount(var amount) ? (Long) amount.minorUnits() : null;
    }

    private static String plain(BigDecimal value) {
        return value.toPlainString();
    }

    private record LineRow(InvoiceLine line, LineTotals totals) {}
}
