package io.tieout.ledger.payable;

import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.numbering.DocumentNumber;
import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BillRepository {

    private static final String COLUMNS = """
            company_id, bill_id, kind, bill_number, supplier_id, supplier_number, payment_reference, document_date,
                effective_date, due_date, currency, net_minor, tax_minor, self_assessed_minor, withheld_minor, total_minor,
                open_minor, status, approval, created_by, entry_id, early_payment_percent, early_payment_days, version""";

    private static final String ALLOCATION_COLUMNS = """
            a.allocation_id, a.bill_id, a.kind, a.currency, a.amount_minor, a.effective_date, a.match_id,
                a.other_bill_id, a.undone_allocation_id, a.entry_id""";

    private final JdbcClient jdbc;

    BillRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Makes whoever brings the same document of a supplier wait for the end of this transaction.
    void lockSupplierNumber(UUID companyId, UUID supplierId, BillKind kind, SupplierNumber number) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 0))) locked")
                .param("key", kind + " " + companyId + " " + supplierId + " " + number.key())
                .query(Integer.class)
                .single();
    }

    /// One that was taken back does not count.
    Optional<Bill> findBySupplierNumber(UUID companyId, UUID supplierId, BillKind kind, SupplierNumber number) {
        return jdbc.sql("select " + COLUMNS + """
                         from bill
                        where company_id = :company and supplier_id = :supplier and kind = :kind
                            and supplier_number_key = :key and status = 'POSTED'""")
                .param("company", companyId)
                .param("supplier", supplierId)
                .param("kind", kind.name())
                .param("key", number.key())
                .query(BillRepository::bill)
                .optional();
    }

    void insert(Bill bill, DocumentNumber number, @Nullable String text) {
        var early = bill.earlyPayment();
        jdbc.sql("""
                        insert into bill (company_id, bill_id, kind, series, series_number, bill_number, supplier_id,
                            supplier_number, supplier_number_key, payment_reference, document_date, effective_date, due_date,
                            currency, net_minor, tax_minor, self_assessed_minor, withheld_minor, total_minor, open_minor,
                            text, status, approval, created_by, entry_id, early_payment_percent, early_payment_days, version)
                        values (:company, :id, :kind, :series, :seriesNumber, :number, :supplier,
                            :supplierNumber, :key, :reference, :documentDate, :effectiveDate, :dueDate,
                            :currency, :net, :tax, :selfAssessed, :withheld, :total, :open,
                            :text, 'POSTED', :approval, :createdBy, :entry, :earlyPercent, :earlyDays, :version)""")
                .param("company", bill.companyId())
                .param("id", bill.id().value())
                .param("kind", bill.kind().name())
                .param("series", number.series())
                .param("seriesNumber", number.number())
                .param("number", bill.number())
                .param("supplier", bill.supplierId())
                .param("supplierNumber", bill.supplierNumber().value())
                .param("key", bill.supplierNumber().key())
                .param("reference", bill.paymentReference())
                .param("documentDate", bill.documentDate())
                .param("effectiveDate", bill.effectiveDate())
                .param("dueDate", bill.dueDate())
                .param("currency", bill.total().currency().getCurrencyCode())
                .param("net", bill.net().minorUnits())
                .param("tax", bill.tax().minorUnits())
                .param("selfAssessed", bill.selfAssessed().minorUnits())
                .param("withheld", bill.withheld().minorUnits())
                .param("total", bill.total().minorUnits())
                .param("open", bill.open().minorUnits())
                .param("text", text)
                .param("approval", bill.approval().name())
                .param("createdBy", bill.createdBy())
                .param("entry", bill.entryId().value())
                .param("earlyPercent", early == null ? null : early.percent())
                .param("earlyDays", early == null ? null : (Integer) early.days())
                .param("version", bill.version())
                .update();
    }

    void insertLines(Bill bill, List<BillLine> lines) {
        jdbc.sql("""
                        insert into bill_line (company_id, bill_id, line_number, account_code, tax_code, tax_rate_percent,
                            currency, net_minor, tax_minor, text)
                        select :company, :bill, line_number, account_code, tax_code, percent, :currency, net_minor, tax_minor,
                            text
                        from unnest(cast(:numbers as integer[]), cast(:accounts as text[]), cast(:codes as text[]),
                                cast(:percents as numeric[]), cast(:nets as bigint[]), cast(:taxes as bigint[]),
                                cast(:texts as text[]))
                            as line (line_number, account_code, tax_code, percent, net_minor, tax_minor, text)""")
                .param("company", bill.companyId())
                .param("bill", bill.id().value())
                .param("currency", bill.total().currency().getCurrencyCode())
                .param("numbers", column(lines, BillLine::number))
                .param("accounts", column(lines, BillLine::account))
                .param("codes", column(lines, BillLine::taxCode))
                .param("percents", column(lines, BillLine::taxRatePercent))
                .param("nets", column(lines, line -> line.net().minorUnits()))
                .param("taxes", column(lines, line -> line.tax().minorUnits()))
                .param("texts", column(lines, BillLine::text))
                .update();
    }

    Set<UUID> known(UUID companyId, Collection<UUID> ids) {
        return new HashSet<>(jdbc.sql("""
                        select bill_id
                        from bill
                        where company_id = :company and bill_id = any(cast(:ids as uuid[]))""")
                .param("company", companyId)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    /// Lowest id first: two that want the same ones must not wait for each other.
    List<Bill> lock(UUID companyId, Collection<UUID> ids) {
        return jdbc.sql("select " + COLUMNS + """
                         from bill
                        where company_id = :company and bill_id = any(cast(:ids as uuid[]))
                        order by bill_id
                        for update""")
                .param("company", companyId)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(BillRepository::bill)
                .list();
    }

    /// The row is locked by [#lock].
    void approve(Bill approved, UUID approver, String reason) {
        jdbc.sql("""
                        update bill
                        set approval = 'APPROVED', approved_by = :approver, approval_reason = :reason, version = :version
                        where company_id = :company and bill_id = :id""")
                .param("company", approved.companyId())
                .param("id", approved.id().value())
                .param("approver", approver)
                .param("reason", reason)
                .param("version", approved.version())
                .update();
    }

    /// The row is locked by [#lock].
    void takeBack(Bill gone, EntryId reversalEntryId, UUID by, String reason) {
        jdbc.sql("""
                        update bill
                        set status = 'VOID', open_minor = 0, void_entry_id = :entry, voided_by = :by, void_reason = :reason,
                            version = :version
                        where company_id = :company and bill_id = :id""")
                .param("company", gone.companyId())
                .param("id", gone.id().value())
                .param("entry", reversalEntryId.value())
                .param("by", by)
                .param("reason", reason)
                .param("version", gone.version())
                .update();
    }

    /// What is open now. The rows are locked by [#lock].
    void update(UUID companyId, Collection<Bill> bills) {
        var changed = List.copyOf(bills);
        jdbc.sql("""
                        update bill
                        set open_minor = changed.open_minor, version = changed.version
                        from unnest(cast(:ids as uuid[]), cast(:opens as bigint[]), cast(:versions as bigint[]))
                            as changed (bill_id, open_minor, version)
                        where bill.company_id = :company and bill.bill_id = changed.bill_id""")
                .param("company", companyId)
                .param("ids", column(changed, bill -> bill.id().value()))
                .param("opens", column(changed, bill -> bill.open().minorUnits()))
                .param("versions", column(changed, Bill::version))
                .update();
    }

    void insertAllocations(UUID companyId, List<BillAllocation> allocations) {
        jdbc.sql("""
                        insert into bill_allocation (company_id, allocation_id, bill_id, kind, currency, amount_minor,
                            effective_date, match_id, other_bill_id, undone_allocation_id, entry_id)
                        select :company, allocation_id, bill_id, kind, currency, amount_minor,
                            effective_date, match_id, other_bill_id, undone_allocation_id, entry_id
                        from unnest(cast(:ids as uuid[]), cast(:bills as uuid[]), cast(:kinds as text[]),
                                cast(:currencies as text[]), cast(:amounts as bigint[]), cast(:dates as date[]),
                                cast(:matches as uuid[]), cast(:others as uuid[]), cast(:undone as uuid[]),
                                cast(:entries as uuid[]))
                            as a (allocation_id, bill_id, kind, currency, amount_minor, effective_date, match_id, other_bill_id,
                                undone_allocation_id, entry_id)""")
                .param("company", companyId)
                .param("ids", column(allocations, one -> one.id().value()))
                .param("bills", column(allocations, one -> one.billId().value()))
                .param("kinds", column(allocations, one -> one.kind().name()))
                .param("currencies", column(allocations, one -> one.amount().currency()))
                .param("amounts", column(allocations, one -> one.amount().minorUnits()))
                .param("dates", column(allocations, BillAllocation::effectiveDate))
                .param("matches", column(allocations, BillAllocation::matchId))
                .param("others", column(allocations, one -> value(one.creditNoteId())))
                .param("undone", column(allocations, one -> value(one.undoes())))
                .param("entries", column(allocations, one -> value(one.entryId())))
                .update();
    }

    Optional<BillAllocation> findAllocation(UUID companyId, BillAllocationId id) {
        return jdbc.sql("select " + ALLOCATION_COLUMNS + """
                         from bill_allocation a
                        where a.company_id = :company and a.allocation_id = :id""")
                .param("company", companyId)
                .param("id", id.value())
                .query(BillRepository::allocation)
                .optional();
    }

    boolean isUndone(UUID companyId, BillAllocationId id) {
        return jdbc.sql("""
                        select exists (
                            select from bill_allocation
                            where company_id = :company and undone_allocation_id = :id)""")
                .param("company", companyId)
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /// What a match settles, as far as it was not taken back.
    List<BillAllocation> activeOf(UUID companyId, UUID matchId) {
        return jdbc.sql("select " + ALLOCATION_COLUMNS + """
                         from bill_allocation a
                        where a.company_id = :company and a.match_id = :match and a.undone_allocation_id is null
                            and not exists (
                                select from bill_allocation u
                                where u.company_id = a.company_id and u.undone_allocation_id = a.allocation_id)
                        order by a.bill_id, a.allocation_id""")
                .param("company", companyId)
                .param("match", matchId)
                .query(BillRepository::allocation)
                .list();
    }

    /// What the supplier's credit notes settle of each, where they do.
    Map<BillId, Money> credited(UUID companyId, Collection<BillId> ids) {
        return settled(companyId, ids, BillAllocation.Kind.CREDIT);
    }

    private Map<BillId, Money> settled(UUID companyId, Collection<BillId> ids, BillAllocation.Kind kind) {
        var settled = new HashMap<BillId, Money>();
        jdbc.sql("""
                        select bill_id, currency, sum(amount_minor)::bigint as amount_minor
                        from bill_allocation
                        where company_id = :company and bill_id = any(cast(:ids as uuid[])) and kind = :kind
                        group by bill_id, currency""")
                .param("company", companyId)
                .param("ids", column(List.copyOf(ids), BillId::value))
                .param("kind", kind.name())
                .query(row -> {
                    settled.put(
                            new BillId(row.getObject("bill_id", UUID.class)),
                            Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")));
                });
        return settled;
    }

    /// What bank lines have paid of each and did not bring back, where they have.
    Map<BillId, Money> paid(UUID companyId, Collection<BillId> ids) {
        return ids.isEmpty() ? Map.of() : settled(companyId, ids, BillAllocation.Kind.PAYMENT);
    }

    /// The last payment of a bill that was not taken back.
    Optional<BillAllocation> lastPayment(UUID companyId, BillId id) {
        return jdbc.sql("select " + ALLOCATION_COLUMNS + """
                         from bill_allocation a
                        where a.company_id = :company and a.bill_id = :bill and a.kind = 'PAYMENT' and a.amount_minor > 0
                            and a.undone_allocation_id is null
                            and not exists (
                                select from bill_allocation u
                                where u.company_id = a.company_id and u.undone_allocation_id = a.allocation_id)
                        order by a.effective_date desc, a.allocation_id desc
                        limit 1""")
                .param("company", companyId)
                .param("bill", id.value())
                .query(BillRepository::allocation)
                .optional();
    }

    /// The discounts that were taken on these bills and not given back.
    List<BillAllocation> activeDiscounts(UUID companyId, Collection<BillId> ids) {
        return jdbc.sql("select " + ALLOCATION_COLUMNS + """
                         from bill_allocation a
                        where a.company_id = :company and a.bill_id = any(cast(:ids as uuid[])) and a.kind = 'DISCOUNT'
                            and a.undone_allocation_id is null
                            and not exists (
                                select from bill_allocation u
                                where u.company_id = a.company_id and u.undone_allocation_id = a.allocation_id)
                        order by a.bill_id, a.allocation_id""")
                .param("company", companyId)
                .param("ids", column(List.copyOf(ids), BillId::value))
                .query(BillRepository::allocation)
                .list();
    }

    Optional<BillPolicy> findPolicy(UUID companyId) {
        return jdbc.sql("""
                        select currency, alone_up_to_minor, version
                        from bill_policy
                        where company_id = :company""")
                .param("company", companyId)
                .query((row, number) -> new BillPolicy(
                        Money.ofMinor(row.getLong("alone_up_to_minor"), row.getString("currency")),
                        row.getLong("version")))
                .optional();
    }

    /// @return false when somebody else has set it since
    boolean savePolicy(UUID companyId, BillPolicy policy, UUID setBy) {
        return jdbc.sql("""
                                insert into bill_policy as known (company_id, currency, alone_up_to_minor, set_by, version)
                                values (:company, :currency, :alone, :by, :version)
                                on conflict (company_id) do update
                                set alone_up_to_minor = excluded.alone_up_to_minor, set_by = excluded.set_by,
                                    version = excluded.version
                                where known.version = excluded.version - 1""")
                        .param("company", companyId)
                        .param("currency", policy.aloneUpTo().currency().getCurrencyCode())
                        .param("alone", policy.aloneUpTo().minorUnits())
                        .param("by", setBy)
                        .param("version", policy.version())
                        .update()
                == 1;
    }

    static Bill bill(ResultSet row, int number) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        return new Bill(
                row.getObject("company_id", UUID.class),
                new BillId(row.getObject("bill_id", UUID.class)),
                BillKind.valueOf(row.getString("kind")),
                row.getString("bill_number"),
                row.getObject("supplier_id", UUID.class),
                new SupplierNumber(row.getString("supplier_number")),
                row.getString("payment_reference"),
                row.getObject("document_date", LocalDate.class),
                row.getObject("effective_date", LocalDate.class),
                row.getObject("due_date", LocalDate.class),
                Money.ofMinor(row.getLong("net_minor"), currency),
                Money.ofMinor(row.getLong("tax_minor"), currency),
                Money.ofMinor(row.getLong("self_assessed_minor"), currency),
                Money.ofMinor(row.getLong("withheld_minor"), currency),
                Money.ofMinor(row.getLong("total_minor"), currency),
                Money.ofMinor(row.getLong("open_minor"), currency),
                row.getString("status").equals("VOID"),
                BillApproval.valueOf(row.getString("approval")),
                row.getObject("created_by", UUID.class),
                new EntryId(row.getObject("entry_id", UUID.class)),
                earlyPayment(row),
                row.getLong("version"));
    }

    private static @Nullable EarlyDiscount earlyPayment(ResultSet row) throws SQLException {
        var percent = row.getBigDecimal("early_payment_percent");
        return percent == null
                ? null
                : new EarlyDiscount(percent.stripTrailingZeros(), row.getInt("early_payment_days"));
    }

    static BillAllocation allocation(ResultSet row, int number) throws SQLException {
        var other = row.getObject("other_bill_id", UUID.class);
        var undone = row.getObject("undone_allocation_id", UUID.class);
        var entry = row.getObject("entry_id", UUID.class);
        return new BillAllocation(
                new BillAllocationId(row.getObject("allocation_id", UUID.class)),
                new BillId(row.getObject("bill_id", UUID.class)),
                BillAllocation.Kind.valueOf(row.getString("kind")),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                row.getObject("effective_date", LocalDate.class),
                row.getObject("match_id", UUID.class),
                other == null ? null : new BillId(other),
                undone == null ? null : new BillAllocationId(undone),
                entry == null ? null : new EntryId(entry));
    }

    private static @Nullable UUID value(@Nullable BillId id) {
        return id == null ? null : id.value();
    }

    private static @Nullable UUID value(@Nullable BillAllocationId id) {
        return id == null ? null : id.value();
    }

    private static @Nullable UUID value(@Nullable EntryId id) {
        return id == null ? null : id.value();
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
