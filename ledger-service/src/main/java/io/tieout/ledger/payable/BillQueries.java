package io.tieout.ledger.payable;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.payable.BillResponse.AllocationResponse;
import io.tieout.ledger.payable.BillResponse.EarlyPaymentResponse;
import io.tieout.ledger.payable.BillResponse.LineResponse;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BillQueries {

    private static final String COLUMNS = """
            select company_id, bill_id, kind, bill_number, supplier_id, supplier_number, payment_reference, document_date,
                effective_date, due_date, currency, net_minor, tax_minor, self_assessed_minor, withheld_minor, total_minor,
                open_minor, status, approval, created_by, entry_id, early_payment_percent, early_payment_days,
                version, text, approved_by, approval_reason,
                void_entry_id, voided_by, void_reason, recorded_at
            from bill
            """;

    private final JdbcClient jdbc;

    BillQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Newest first.
    Page<BillSummaryResponse> list(UUID companyId, BillFilter filter, PageRequest page) {
        var rows = jdbc.sql(COLUMNS + """
                        where company_id = :company
                            and (cast(:kind as text) is null or kind = :kind)
                            and (cast(:status as text) is null
                                or :status = case when status = 'VOID' then 'VOID' when open_minor = 0 then 'PAID'
                                    when open_minor = total_minor then 'OPEN' else 'PART_PAID' end)
                            and (cast(:approval as text) is null or (approval = :approval and status <> 'VOID'))
                            and (cast(:supplier as uuid) is null or supplier_id = :supplier)
                            and (cast(:number as text) is null or supplier_number_key = :number)
                            and (cast(:dueBefore as date) is null or (open_minor > 0 and due_date < :dueBefore))
                            and (cast(:afterId as uuid) is null
                                or (document_date, bill_id) < (cast(:afterDate as date), cast(:afterId as uuid)))
                        order by document_date desc, bill_id desc
                        limit :limit""")
                .param("company", companyId)
                .param("kind", name(filter.kind()))
                .param("status", name(filter.status()))
                .param("approval", name(filter.approval()))
                .param("supplier", filter.supplierId())
                .param("number", filter.supplierNumberKey())
                .param("dueBefore", filter.dueBefore())
                .param("afterDate", page.isFirst() ? null : page.after().get(0))
                .param("afterId", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query((row, number) -> BillSummaryResponse.from(BillRepository.bill(row, number)))
                .list();
        return Page.of(
                rows,
                page,
                bill -> List.of(
                        bill.documentDate().toString(), bill.billId().value().toString()));
    }

    BillResponse get(UUID companyId, BillId id) {
        var lines = lines(companyId, id);
        var allocations = allocations(companyId, id);
        return jdbc.sql(COLUMNS + "where company_id = :company and bill_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query((row, number) -> response(row, number, lines, allocations))
                .optional()
                .orElseThrow(() -> new BillUnknown(id));
    }

    private List<LineResponse> lines(UUID companyId, BillId id) {
        return jdbc.sql("""
                        select account_code, tax_code, tax_rate_percent, currency, net_minor, tax_minor, text
                        from bill_line
                        where company_id = :company and bill_id = :id
                        order by line_number""")
                .param("company", companyId)
                .param("id", id.value())
                .query((row, number) -> new LineResponse(
                        new AccountCode(row.getString("account_code")),
                        row.getString("tax_code"),
                        row.getBigDecimal("tax_rate_percent"),
                        Money.ofMinor(row.getLong("net_minor"), row.getString("currency")),
                        Money.ofMinor(row.getLong("tax_minor"), row.getString("currency")),
                        row.getString("text")))
                .list();
    }

    /// All: with a part of them nobody could add up what is open.
    private List<AllocationResponse> allocations(UUID companyId, BillId id) {
        return jdbc.sql("""
                        select allocation_id, bill_id, kind, currency, amount_minor, effective_date, match_id, other_bill_id,
                            undone_allocation_id, entry_id
                        from bill_allocation
                        where company_id = :company and (bill_id = :id or other_bill_id = :id)
                        order by allocation_id""")
                .param("company", companyId)
                .param("id", id.value())
                .query((row, number) -> AllocationResponse.from(BillRepository.allocation(row, number)))
                .list();
    }

    private static BillResponse response(
            ResultSet row, int number, List<LineResponse> lines, List<AllocationResponse> allocations)
            throws SQLException {
        var bill = BillRepository.bill(row, number);
        var credited = allocations.stream()
                .filter(allocation -> allocation.kind() == BillAllocation.Kind.CREDIT)
                .map(AllocationResponse::amount)
                .reduce(Money.zero(bill.total().currency()), Money::plus);
        var reversal = row.getObject("void_entry_id", UUID.class);
        return new BillResponse(
                BillSummaryResponse.from(bill),
                bill.paymentReference(),
                bill.selfAssessed(),
                bill.withheld(),
                EarlyPaymentResponse.from(bill, credited),
                row.getString("text"),
                bill.createdBy(),
                row.getObject("approved_by", UUID.class),
                row.getString("approval_reason"),
                bill.entryId(),
                reversal == null ? null : new EntryId(reversal),
                row.getObject("voided_by", UUID.class),
                row.getString("void_reason"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                lines,
                allocations);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
