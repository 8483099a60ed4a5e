package io.tieout.sales.analysis;

import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RevenueRepository {

    private final JdbcClient jdbc;

    RevenueRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID companyId, RevenueDocument document) {
        jdbc.sql("""
                        insert into revenue_document (company_id, document_id, kind, document_number, customer_id, order_id,
                            document_date, entry_id, net_minor, currency, recorded_at)
                        values (:company, :id, :kind, :number, :customer, :order, :date, :entry, :net, :currency, :at)
                        on conflict do nothing
                        """)
                .param("company", companyId)
                .param("id", document.documentId())
                .param("kind", document.kind().name())
                .param("number", document.documentNumber())
                .param("customer", document.customerId())
                .param("order", document.orderId())
                .param("date", document.documentDate())
                .param("entry", document.entryId())
                .param("net", document.net().minorUnits())
                .param("currency", document.net().currency().getCurrencyCode())
                .param("at", document.recordedAt().atOffset(ZoneOffset.UTC))
                .update();
    }
}
