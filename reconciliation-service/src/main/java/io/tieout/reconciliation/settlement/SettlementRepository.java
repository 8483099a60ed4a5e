package io.tieout.reconciliation.settlement;

import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SettlementRepository {

    private final JdbcClient jdbc;

    SettlementRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What is open and free on both sides, what is due first comes first. Disputed invoices are not settled.
    List<SettlementLine> items(
            UUID companyId, UUID customerId, Currency currency, @Nullable LocalDate from, LocalDate to, int limit) {
        return jdbc.sql("""
                        select invoice_id, kind, number, currency, abs(open_minor - reserved_minor) as open_minor
                        from open_item
                        where company_id = :company and customer_id = :customer and currency = :currency and not voided
                            and kind in ('INVOICE', 'CREDIT_NOTE') and not disputed and open_minor <> 0
                            and sign(open_minor - reserved_minor) = sign(total_minor)
                            and invoice_date <= :to and (cast(:from as date) is null or invoice_date >= :from)
                        order by due_date, invoice_id
                        limit :limit
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .param("currency", currency.getCurrencyCode())
                .param("from", from)
                .param("to", to)
                .param("limit", limit)
                .query((row, number) -> new SettlementLine(
                        SettlementLineKind.valueOf(row.getString("kind")),
                        row.getObject("invoice_id", UUID.class),
                        row.getString("number"),
                        Money.ofMinor(row.getLong("open_minor"), currency),
                        Money.zero(currency)))
                .list();
    }

    void insert(Settlement settlement, @Nullable LocalDate from, LocalDate to, Money net, Instant now) {
        jdbc.sql("""
                        insert into settlement (company_id, settlement_id, customer_id, currency, from_date, to_date,
                            effective_date, settled_minor, net_minor, status, drafted_by, drafted_at, requests, changed_at,
                            version)
                        values (:company, :id, :customer, :currency, :from, :to, :date, :settled, :net, :status, :by, :now,
                            :requests, :now, :version)
                        """)
                .param("company", settlement.companyId())
                .param("id", settlement.id())
                .param("customer", settlement.customerId())
                .param("currency", settlement.settled().currency().getCurrencyCode())
                .param("from", from)
                .param("to", to)
                .param("date", settlement.effectiveDate())
                .param("settled", settlement.settled().minorUnits())
                .param("net", net.minorUnits())
                .param("status", settlement.status().name())
                .param("by", settlement.draftedBy())
                .param("requests", settlement.requests())
                .param("version", settlement.version())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        var lines = settlement.lines();
        jdbc.sql("""
                        insert into settlement_line (company_id, settlement_id, line_number, kind, item_id, item_number,
                            open_minor, settled_minor)
                        select :company, :id, number, kind, nullif(item, '')::uuid, nullif(item_number, ''), open, settled
                        from unnest(cast(:kinds as text[]), cast(:items as text[]), cast(:numbers as text[]),
                            cast(:opens as bigint[]), cast(:settled as bigint[])) with ordinality
                            as line (kind, item, item_number, open, settled, number)
                        """)
                .param("company", settlement.companyId())
                .param("id", settlement.id())
                .param("kinds", lines.stream().map(line -> line.kind().name()).toArray(String[]::new))
                .param("items", lines.stream().map(line -> text(line.itemId())).toArray(String[]::new))
                .param(
                        "numbers",
                        lines.stream().map(line -> text(line.number())).toArray(String[]::new))
                .param(
                        "opens",
                        lines.stream().map(line -> line.open().minorUnits()).toArray(Long[]::new))
                .param(
                        "settled",
                        lines.stream().map(line -> line.settled().minorUnits()).toArray(Long[]::new))
                .update();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    Optional<Settlement> lock(UUID companyId, UUID id) {
        return jdbc.sql("""
                        select company_id, settlement_id, customer_id, currency, effective_date, settled_minor, status,
                            drafted_by, approved_by, requests, refusal_code, refusal_detail, version
                        from settlement
                        where company_id = :company and settlement_id = :id
                        for update
                        """)
                .param("company", companyId)
                .param("id", id)
                .query((row, number) -> settlement(row, lines(companyId, id)))
                .optional();
    }

    List<SettlementLine> lines(UUID companyId, UUID id) {
        return jdbc.sql("""
                        select l.kind, l.item_id, l.item_number, s.currency, l.open_minor, l.settled_minor
                        from settlement_line l
                        join settlement s on s.company_id = l.company_id and s.settlement_id = l.settlement_id
                        where l.company_id = :company and l.settlement_id = :id
                        order by l.line_number
                        """)
                .param("company", companyId)
                .param("id", id)
                .query((row, number) -> new SettlementLine(
                        SettlementLineKind.valueOf(row.getString("kind")),
                        row.getObject("item_id", UUID.class),
                        row.getString("item_number"),
                        Money.ofMinor(row.getLong("open_minor"), row.getString("currency")),
                        Money.ofMinor(row.getLong("settled_minor"), row.getString("currency"))))
                .list();
    }

    /// The row is locked by [#lock].
    void update(Settlement settlement, Instant now) {
        var refused = settlement.refused();
        jdbc.sql("""
                        update settlement
                        set status = :status, effective_date = :date, approved_by = cast(:approvedBy as uuid),
                            requests = :requests, refusal_code = :code, refusal_detail = :detail, changed_at = :now,
                            version = :version
                        where company_id = :company and settlement_id = :id
                        """)
                .param("company", settlement.companyId())
                .param("id", settlement.id())
                .param("status", settlement.status().name())
                .param("date", settlement.effectiveDate())
                .param("approvedBy", settlement.approvedBy())
                .param("requests", settlement.requests())
                .param("code", refused == null ? null : refused.code())
                .param("detail", refused == null ? null : refused.detail())
                .param("version", settlement.version())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void setUndoing(Settlement settlement, String reason, UUID by) {
        jdbc.sql("""
                        update settlement
                        set undo_reason = :reason, undone_by = :by
                        where company_id = :company and settlement_id = :id
                        """)
                .param("company", settlement.companyId())
                .param("id", settlement.id())
                .param("reason", reason)
                .param("by", by)
                .update();
    }

    void setEntries(UUID companyId, UUID id, List<UUID> entryIds) {
        jdbc.sql("update settlement set entry_ids = :entries where company_id = :company and settlement_id = :id")
                .param("company", companyId)
                .param("id", id)
                .param("entries", entryIds.toArray(UUID[]::new))
                .update();
    }

    void setReversals(UUID companyId, UUID id, List<UUID> entryIds) {
        jdbc.sql("update settlement set reversal_ids = :entries where company_id = :company and settlement_id = :id")
                .param("company", companyId)
                .param("id", id)
                .param("entries", entryIds.toArray(UUID[]::new))
                .update();
    }

    private static Settlement settlement(ResultSet row, List<SettlementLine> lines) throws SQLException {
        var code = row.getString("refusal_code");
        return new Settlement(
                row.getObject("company_id", UUID.class),
                row.getObject("settlement_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getObject("effective_date", LocalDate.class),
                Money.ofMinor(row.getLong("settled_minor"), row.getString("currency")),
                lines,
                SettlementStatus.valueOf(row.getString("status")),
                row.getObject("drafted_by", UUID.class),
                row.getObject("approved_by", UUID.class),
                row.getInt("requests"),
                code == null ? null : new Settlement.Refused(code, row.getString("refusal_detail")),
                row.getLong("version"));
    }
}
