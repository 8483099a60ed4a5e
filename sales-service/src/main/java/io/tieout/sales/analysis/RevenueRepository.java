package io.tieout.sales.analysis;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Repository;

@Repository
class RevenueRepository {

    private final NamedParameterJdbcOperations batches;

    RevenueRepository(NamedParameterJdbcOperations batches) {
        this.batches = batches;
    }

    void addAll(UUID companyId, List<RevenueDocument> documents) {
        batches.batchUpdate(
                """
                insert into revenue_document (company_id, document_id, kind, document_number, customer_id, order_id,
                    invoice_id, document_date, entry_id, net_minor, currency, recorded_at)
                values (:company, :id, :kind, :number, :customer, :order, :invoice, :date, :entry, :net, :currency, :at)
                on conflict do nothing
                """,
                documents.stream()
                        .map(document -> new MapSqlParameterSource()
                                .addValue("company", companyId)
                                .addValue("id", document.documentId())
                                .addValue("kind", document.kind().name())
                                .addValue("number", document.documentNumber())
                                .addValue("customer", document.customerId())
                                .addValue("order", document.orderId())
                                .addValue("invoice", document.invoiceId())
                                .addValue("date", document.documentDate())
                                .addValue("entry", document.entryId())
                                .addValue("net", document.net().minorUnits())
                                .addValue("currency", document.net().currency().getCurrencyCode())
                                .addValue("at", document.recordedAt().atOffset(ZoneOffset.UTC)))
                        .toArray(MapSqlParameterSource[]::new));
    }
}
