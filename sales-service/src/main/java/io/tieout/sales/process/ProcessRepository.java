package io.tieout.sales.process;

import io.tieout.platform.money.Money;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    Optional<UUID> dealOf(UUID companyId, UUID documentId) {
        return jdbc.sql("select deal_id from process_document where company_id = :company and document_id = :document")
                .param("company", companyId)
                .param("document", documentId)
                .query(UUID.class)
                .optional();
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
