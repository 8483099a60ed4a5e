package io.tieout.ledger.settlement;

import io.tieout.ledger.receivable.AllocationId;
import java.util.List;
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

    /// One allocation of a settlement.
    ///
    /// @param creditNoteId the credit note; none for money on account
    record Part(AllocationId allocationId, @Nullable UUID creditNoteId) {}

    /// The last request that was answered, 0 before the first; its row stays locked.
    int lockLastRequest(SettlementRequest request) {
        return jdbc.sql("""
                        select last_request
                        from posted_settlement
                        where company_id = :company and settlement_id = :settlement
                        for update""")
                .param("company", request.companyId())
                .param("settlement", request.settlementId())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    boolean isPosted(SettlementRequest request) {
        return jdbc.sql("""
                        select exists (
                            select from posted_settlement
                            where company_id = :company and settlement_id = :settlement and status = 'POSTED')""")
                .param("company", request.companyId())
                .param("settlement", request.settlementId())
                .query(Boolean.class)
                .single();
    }

    void setPosted(SettlementRequest request, UUID customerId, List<Part> parts) {
        save(request, customerId, "POSTED");
        jdbc.sql("""
                        insert into posted_settlement_part (company_id, settlement_id, request, part_number, allocation_id,
                            credit_note_id)
                        select :company, :settlement, :request, number, allocation, nullif(note, '')::uuid
                        from unnest(cast(:allocations as uuid[]), cast(:notes as text[])) with ordinality
                            as part (allocation, note, number)""")
                .param("company", request.companyId())
                .param("settlement", request.settlementId())
                .param("request", request.number())
                .param(
                        "allocations",
                        parts.stream()
                                .map(part -> part.allocationId().value().toString())
                                .toArray(String[]::new))
                .param(
                        "notes",
                        parts.stream()
                                .map(part -> part.creditNoteId() == null
                                        ? ""
                                        : part.creditNoteId().toString())
                                .toArray(String[]::new))
                .update();
    }

    /// The request was refused: there is nothing, or what there was.
    void setAnswered(SettlementRequest request, UUID customerId) {
        if (setAnswered(request) == 0) {
            save(request, customerId, "REFUSED");
        }
    }

    int setAnswered(SettlementRequest request) {
        return jdbc.sql("""
                        update posted_settlement
                        set last_request = :request
                        where company_id = :company and settlement_id = :settlement""")
                .param("company", request.companyId())
                .param("settlement", request.settlementId())
                .param("request", request.number())
                .update();
    }

    void setUndone(SettlementRequest request) {
        jdbc.sql("""
                        update posted_settlement
                        set status = 'UNDONE', last_request = :request
                        where company_id = :company and settlement_id = :settlement""")
                .param("company", request.companyId())
                .param("settlement", request.settlementId())
                .param("request", request.number())
                .update();
    }

    private void save(SettlementRequest request, UUID customerId, String status) {
        jdbc.sql("""
                        insert into posted_settlement (company_id, settlement_id, customer_id, status, last_request,
                            effective_date, decided_by)
                        values (:company, :settlement, :customer, :status, :request, :date, :by)
                        on conflict (company_id, settlement_id) do update
                        set status = excluded.status, last_request = excluded.last_request,
                            effective_date = excluded.effective_date, decided_by = excluded.decided_by""")
                .param("company", request.companyId())
                .param("settlement", request.settlementId())
                .param("customer", customerId)
                .param("status", status)
                .param("request", request.number())
                .param("date", request.date())
                .param("by", request.by())
                .update();
    }

    /// What was posted last, the last one first: a settlement that was taken back may be posted again.
    List<Part> parts(SettlementRequest request) {
        return jdbc.sql("""
                        select allocation_id, credit_note_id
                        from posted_settlement_part
                        where company_id = :company and settlement_id = :settlement and request = (
                            select max(request)
                            from posted_settlement_part
                            where company_id = :company and settlement_id = :settlement)
                        order by part_number desc""")
                .param("company", request.companyId())
                .param("settlement", request.settlementId())
                .query((row, number) -> new Part(
                        new AllocationId(row.getObject("allocation_id", UUID.class)),
                        row.getObject("credit_note_id", UUID.class)))
                .list();
    }

    /// What was posted for allocations; some post nothing.
    List<UUID> entries(UUID companyId, List<AllocationId> allocations) {
        return jdbc.sql("""
                        select distinct entry_id
                        from allocation
                        where company_id = :company and allocation_id = any(cast(:allocations as uuid[]))
                            and entry_id is not null
                        order by entry_id""")
                .param("company", companyId)
                .param(
                        "allocations",
                        allocations.stream().map(id -> id.value().toString()).toArray(String[]::new))
                .query((row, number) -> row.getObject("entry_id", UUID.class))
                .list();
    }
}
