package io.tieout.sales.process;

import io.tieout.platform.money.Money;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ProcessRepository {

    private final JdbcClient jdbc;

    ProcessRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID companyId, UUID dealId, ProcessStep step) {
        var amount = step.amount();
        jdbc.sql("""
                        insert into process_step (company_id, deal_id, event_id, step, document_id, document_number, entry_id,
                            amount_minor, currency, occurred_at)
                        values (:company, :deal, :event, :step, :document, :number, :entry, :amount, :currency, :at)
                        on conflict do nothing
                        """)
                .param("company", companyId)
                .param("deal", dealId)
                .param("event", step.eventId())
                .param("step", step.step())
                .param("document", step.documentId())
                .param("number", step.documentNumber())
                .param("entry", step.entryId())
                .param("amount", amount == null ? null : amount.minorUnits())
                .param("currency", amount == null ? null : amount.currency().getCurrencyCode())
                .param("at", step.occurredAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void link(UUID companyId, UUID documentId, UUID dealId) {
        jdbc.sql("""
                        insert into process_document (company_id, document_id, deal_id)
                        values (:company, :document, :deal)
                        on conflict do nothing
                        """)
                .param("company", companyId)
                .param("document", documentId)
                .param("deal", dealId)
                .update();
    }

    /// Steps of documents that belong to no deal are left out.
    void addToDealsOfDocuments(UUID companyId, List<ProcessStep> steps) {
        jdbc.sql("""
                        insert into process_step (company_id, deal_id, event_id, step, document_id, entry_id, amount_minor,
                            currency, occurred_at)
                        select d.company_id, d.deal_id, s.event_id, s.step, s.document_id, s.entry_id, s.amount_minor,
                            s.currency, s.occurred_at
                        from unnest(cast(:events as uuid[]), cast(:steps as text[]), cast(:documents as uuid[]),
                            cast(:entries as uuid[]), cast(:amounts as bigint[]), cast(:currencies as text[]),
                            cast(:times as timestamptz[]))
                            as s (event_id, step, document_id, entry_id, amount_minor, currency, occurred_at)
                        join process_document d on d.company_id = :company and d.document_id = s.document_id
                        on conflict do nothing
                        """)
                .param("company", companyId)
                .param("events", steps.stream().map(ProcessStep::eventId).toArray(UUID[]::new))
                .param("steps", steps.stream().map(ProcessStep::step).toArray(String[]::new))
                .param("documents", steps.stream().map(ProcessStep::documentId).toArray(UUID[]::new))
                .param("entries", steps.stream().map(ProcessStep::entryId).toArray(UUID[]::new))
                .param(
                        "amounts",
                        steps.stream().map(ProcessRepository::minorUnits).toArray(Long[]::new))
                .param(
                        "currencies",
                        steps.stream().map(ProcessRepository::currency).toArray(String[]::new))
                .param(
                        "times",
                        steps.stream().map(step -> step.occurredAt().toString()).toArray(String[]::new))
                .update();
    }

    private static @Nullable Long minorUnits(ProcessStep step) {
        var amount = step.amount();
        return amount == null ? null : amount.minorUnits();
    }

    private static @Nullable String currency(ProcessStep step) {
        var amount = step.amount();
        return amount == null ? null : amount.currency().getCurrencyCode();
    }

    List<ProcessStep> steps(UUID companyId, UUID dealId) {
        return jdbc.sql("""
                        select event_id, step, document_id, document_number, entry_id, amount_minor, currency, occurred_at
                          from process_step
                         where company_id = :company and deal_id = :deal
                         order by occurred_at, event_id
                         limit 1000
                        """)
                .param("company", companyId)
                .param("deal", dealId)
                .query((row, index) -> {
                    var currency = row.getString("currency");
                    return new ProcessStep(
                            row.getObject("event_id", UUID.class),
                            row.getString("step"),
                            row.getObject("document_id", UUID.class),
                            row.getString("document_number"),
                            row.getObject("entry_id", UUID.class),
                            currency == null ? null : Money.ofMinor(row.getLong("amount_minor"), currency),
                            row.getObject("occurred_at", OffsetDateTime.class).toInstant());
                })
                .list();
    }
}
