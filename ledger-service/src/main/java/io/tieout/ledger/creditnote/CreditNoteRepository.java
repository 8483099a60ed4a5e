package io.tieout.ledger.creditnote;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.numbering.DocumentNumber;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.ledger.receivable.InvoicedDocument;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class CreditNoteRepository {

    private static final String COLUMNS = """
            company_id, credit_note_id, series, series_number, customer_id, invoice_id, credit_note_date, reason, currency,
            net_minor, tax_minor, total_minor, open_minor, entry_id, issued_by, version,
            unpublished_versions
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CreditNoteRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(CreditNote note, CreditNoteDraft draft) {
        var invoiceId = note.invoiceId();
        jdbc.sql("""
                        insert into credit_note (company_id, credit_note_id, series, series_number, credit_note_number,
                            customer_id, invoice_id, credit_note_date, reason, price_mode, tax_method, rounding_mode,
                            rounding_increment_minor, rounding_trace, currency, net_minor, tax_minor, total_minor,
                            open_minor, entry_id, issued_by, version)
                        values (:company, :id, :series, :seriesNumber, :number,
                            :customer, :invoice, :date, :reason, :priceMode, :taxMethod, :rounding,
                            :increment, cast(:trace as jsonb), :currency, :net, :tax, :total,
                            :open, :entry, :issuedBy, :version)""")
                .param("company", note.companyId())
                .param("id", note.id().value())
                .param("series", note.number().series())
                .param("seriesNumber", note.number().number())
                .param("number", note.number().toString())
                .param("customer", note.customerId())
                .param("invoice", invoiceId == null ? null : invoiceId.value())
                .param("date", note.date())
                .param("reason", note.reason())
                .param("priceMode", draft.rules().priceMode().name())
                .param("taxMethod", draft.rules().taxMethod().name())
                .param("rounding", draft.rules().rounding().name())
                .param("increment", draft.rules().increment().minorUnits())
                .param("trace", json.writeValueAsString(draft.figures().trace()))
                .param("currency", note.total().currency().getCurrencyCode())
                .param("net", note.net().minorUnits())
                .param("tax", note.tax().minorUnits())
                .param("total", note.total().minorUnits())
                .param("open", note.open().minorUnits())
                .param("entry", note.entryId().value())
                .param("issuedBy", note.issuedBy())
                .param("version", note.version())
                .update();
        insertLines(note, draft.figures().lines());
        insertMovement(note, CreditNoteMovement.issued(note));
    }

    private void insertLines(CreditNote note, List<CreditLine> lines) {
        var invoiceId = note.invoiceId();
        jdbc.sql("""
                        insert into credit_note_line (company_id, credit_note_id, line_number, invoice_id,
                            invoice_line_number, product_code, description, quantity, tax_code, tax_rate_percent,
                            net_minor, tax_minor, currency)
                        select :company, :id, line_number, cast(:invoice as uuid), invoice_line, product_code, description,
                            quantity, tax_code, tax_rate_percent, net_minor, tax_minor, :currency
                        from unnest(cast(:invoiceLines as int[]), cast(:products as text[]), cast(:descriptions as text[]),
                                cast(:quantities as numeric[]), cast(:taxCodes as text[]), cast(:taxRates as numeric[]),
                                cast(:nets as bigint[]), cast(:taxes as bigint[])) with ordinality
                            as line (invoice_line, product_code, description, quantity, tax_code, tax_rate_percent,
                                net_minor, tax_minor, line_number)""")
                .param("company", note.companyId())
                .param("id", note.id().value())
                .param("invoice", invoiceId == null ? null : invoiceId.value())
                .param("currency", note.total().currency().getCurrencyCode())
                .param("invoiceLines", column(lines, CreditLine::invoiceLine))
                .param("products", column(lines, CreditLine::productCode))
                .param("descriptions", column(lines, CreditLine::description))
                .param("quantities", column(lines, line -> plain(line.quantity())))
                .param("taxCodes", column(lines, line -> line.taxRate().code()))
                .param("taxRates", column(lines, line -> plain(line.taxRate().percent())))
                .param("nets", column(lines, line -> line.net().minorUnits()))
                .param("taxes", column(lines, line -> line.tax().minorUnits()))
                .update();
    }

    /// Keeps what is left; the row is locked by [#lock].
    void update(CreditNote note, CreditNoteMovement movement) {
        jdbc.sql("""
                        update credit_note
                        set open_minor = :open, version = :version, unpublished_versions = :unpublished
                        where company_id = :company and credit_note_id = :id""")
                .param("company", note.companyId())
                .param("id", note.id().value())
                .param("open", note.open().minorUnits())
                .param("version", note.version())
                .param("unpublished", note.unpublishedVersions())
                .update();
        insertMovement(note, movement);
    }

    private void insertMovement(CreditNote note, CreditNoteMovement movement) {
        var allocation = movement.allocationId();
        jdbc.sql("""
                        insert into credit_note_movement (company_id, credit_note_movement_id, credit_note_id, amount_minor,
                            currency, effective_date, allocation_id, refund_id, match_id)
                        values (:company, :movement, :id, :amount, :currency, :date, :allocation, :refund, :match)""")
                .param("company", note.companyId())
                .param("movement", Ids.next())
                .param("id", note.id().value())
                .param("amount", movement.amount().minorUnits())
                .param("currency", movement.amount().currency().getCurrencyCode())
                .param("date", movement.date())
                .param("allocation", allocation == null ? null : allocation.value())
                .param("refund", movement.refundId())
                .param("match", movement.matchId())
                .update();
    }

    Set<UUID> known(UUID companyId, Collection<UUID> ids) {
        return new HashSet<>(jdbc.sql("""
                        select credit_note_id
                        from credit_note
                        where company_id = :company and credit_note_id = any(cast(:ids as uuid[]))""")
                .param("company", companyId)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    /// What a match took of credit notes and did not give back, negative; the lowest id first.
    Map<CreditNoteId, Money> takenBy(UUID companyId, UUID matchId) {
        var taken = new LinkedHashMap<CreditNoteId, Money>();
        RowCallbackHandler collect = row -> taken.put(
                new CreditNoteId(row.getObject("credit_note_id", UUID.class)),
                Money.ofMinor(row.getLong("taken_minor"), row.getString("currency")));
        jdbc.sql("""
                        select credit_note_id, currency, sum(amount_minor)::bigint as taken_minor
                        from credit_note_movement
                        where company_id = :company and match_id = :match
                        group by credit_note_id, currency
                        having sum(amount_minor) <> 0
                        order by credit_note_id""").param("company", companyId).param("match", matchId).query(collect);
        return taken;
    }

    Optional<CreditNote> lock(UUID companyId, CreditNoteId id) {
        return lock(companyId, List.of(id)).stream().findFirst();
    }

    /// Lowest id first, as everywhere.
    List<CreditNote> lock(UUID companyId, Collection<CreditNoteId> ids) {
        return jdbc.sql("select " + COLUMNS + """
                        from credit_note
                        where company_id = :company and credit_note_id = any(cast(:ids as uuid[]))
                        order by credit_note_id
                        for update""")
                .param("company", companyId)
                .param("ids", ids.stream().map(id -> id.value().toString()).toArray(String[]::new))
                .query(CreditNoteRepository::note)
                .list();
    }

    /// Some that can still be used and whose events have not begun. Waits for whoever has them in hand, so that
    /// an empty answer means that none is left.
    List<CreditNote> lockUnannounced(int limit) {
        return jdbc.sql("select " + COLUMNS + """
                        from credit_note
                        where unpublished_versions is null and open_minor > 0
                        order by company_id, credit_note_id
                        limit :limit
                        for update""")
                .param("limit", limit)
                .query(CreditNoteRepository::note)
                .list();
    }

    void setAnnounced(CreditNote note) {
        jdbc.sql("""
                        update credit_note
                        set unpublished_versions = :unpublished
                        where company_id = :company and credit_note_id = :id""")
                .param("company", note.companyId())
                .param("id", note.id().value())
                .param("unpublished", note.unpublishedVersions())
                .update();
    }

    /// What was credited of an invoice, by its lines. The invoice's row is locked, so nothing is added meanwhile.
    Map<Integer, CreditedSoFar> credited(UUID companyId, InvoiceId invoiceId) {
        var credited = new HashMap<Integer, CreditedSoFar>();
        RowCallbackHandler collect = row -> credited.put(
                row.getInt("invoice_line_number"),
                new CreditedSoFar(
                        row.getBigDecimal("quantity"),
                        Money.ofMinor(row.getLong("net_minor"), row.getString("currency")),
                        Money.ofMinor(row.getLong("tax_minor"), row.getString("currency"))));
        jdbc.sql("""
                        select invoice_line_number, currency, coalesce(sum(quantity), 0) as quantity,
                            sum(net_minor)::bigint as net_minor, sum(tax_minor)::bigint as tax_minor
                        from credit_note_line
                        where company_id = :company and invoice_id = :invoice
                        group by invoice_line_number, currency""")
                .param("company", companyId)
                .param("invoice", invoiceId.value())
                .query(collect);
        return credited;
    }

    /// What of an invoice was taxed and not credited yet, as its entry and those of its credit notes say.
    ///
    /// @param revenue whose lines say what is taxed
    Map<TaxBasesLeft.Key, Money> basesLeft(UUID companyId, InvoicedDocument invoice, AccountCode revenue) {
        var currency = invoice.total().currency();
        return jdbc
                .sql("""
                        select line.dimensions ->> 'taxCode' as tax_code,
                            (line.dimensions ->> 'taxRatePercent')::numeric as percent,
                            sum(case line.side when 'CREDIT' then 1 else -1 end
                                * coalesce(round((line.dimensions ->> 'taxBase')::numeric * :scale)::bigint,
                                    line.amount_minor))::bigint as base_minor
                        from journal_line line
                        where line.company_id = :company and line.account_code = :revenue
                            and jsonb_exists(line.dimensions, 'taxCode')
                            and line.entry_id in (
                                select cast(:entry as uuid)
                                union all
                                select entry_id
                                from credit_note
                                where company_id = :company and invoice_id = :invoice)
                        group by 1, 2""")
                .param("company", companyId)
                .param("revenue", revenue.value())
                .param("entry", invoice.entryId().value())
                .param("invoice", invoice.id().value())
                .param("scale", BigDecimal.ONE.movePointRight(currency.getDefaultFractionDigits()))
                .query((row, number) -> Map.entry(
                        new TaxBasesLeft.Key(row.getString("tax_code"), row.getBigDecimal("percent")),
                        Money.ofMinor(row.getLong("base_minor"), currency)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Money::plus));
    }

    /// What an invoice in another currency left on its accounts, after its credit notes so far.
    Map<LeftInTheBooks.Key, LeftInTheBooks> leftInTheBooks(UUID companyId, InvoicedDocument invoice, Currency own) {
        var currency = invoice.total().currency();
        return jdbc
                .sql("""
                        select line.account_code, line.tax_code, line.percent, sum(line.sign * line.foreign_minor)::bigint
                                as foreign_minor,
                            sum(line.sign * line.amount_minor)::bigint as worth_minor,
                            sum(line.sign * coalesce(line.stated_minor, line.amount_minor))::bigint as taxed_minor
                        from (
                            select account_code, foreign_minor, amount_minor,
                                coalesce(dimensions ->> 'taxCode', '') as tax_code,
                                trim_scale(coalesce((dimensions ->> 'taxRatePercent')::numeric, 0)) as percent,
                                case side when 'CREDIT' then 1 else -1 end as sign,
                                round((dimensions ->> 'taxBase')::numeric * :scale)::bigint as stated_minor
                            from journal_line
                            where company_id = :company and foreign_currency = :currency and entry_id in (
                                select cast(:entry as uuid)
                                union all
                                select entry_id
                                from credit_note
                                where company_id = :company and invoice_id = :invoice)
                        ) line
                        group by line.account_code, line.tax_code, line.percent""")
                .param("company", companyId)
                .param("currency", currency.getCurrencyCode())
                .param("entry", invoice.entryId().value())
                .param("invoice", invoice.id().value())
                .param("scale", BigDecimal.ONE.movePointRight(own.getDefaultFractionDigits()))
                .query((row, number) -> Map.entry(
                        new LeftInTheBooks.Key(
                                new AccountCode(row.getString("account_code")),
                                row.getString("tax_code"),
                                row.getBigDecimal("percent")),
                        new LeftInTheBooks(
                                Money.ofMinor(row.getLong("foreign_minor"), currency),
                                Money.ofMinor(row.getLong("worth_minor"), own),
                                Money.ofMinor(row.getLong("taxed_minor"), own))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static CreditNote note(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        var invoice = row.getObject("invoice_id", UUID.class);
        return new CreditNote(
                row.getObject("company_id", UUID.class),
                new CreditNoteId(row.getObject("credit_note_id", UUID.class)),
                new DocumentNumber(row.getString("series"), row.getLong("series_number")),
                row.getObject("customer_id", UUID.class),
                invoice == null ? null : new InvoiceId(invoice),
                row.getObject("credit_note_date", LocalDate.class),
                row.getString("reason"),
                Money.ofMinor(row.getLong("net_minor"), currency),
                Money.ofMinor(row.getLong("tax_minor"), currency),
                Money.ofMinor(row.getLong("total_minor"), currency),
                Money.ofMinor(row.getLong("open_minor"), currency),
                new EntryId(row.getObject("entry_id", UUID.class)),
                row.getObject("issued_by", UUID.class),
                row.getLong("version"),
                row.getObject("unpublished_versions", Long.class));
    }

    private static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable Object> value) {
        var column = new @Nullable String[rows.size()];
        for (int index = 0; index < column.length; index++) {
            var found = value.apply(rows.get(index));
            column[index] = found == null ? null : found.toString();
        }
        return column;
    }
}
