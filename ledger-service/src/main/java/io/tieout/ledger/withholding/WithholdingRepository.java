package io.tieout.ledger.withholding;

import io.tieout.documenttotals.TaxRate;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.AllocationId;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WithholdingRepository {

    private static final String COLUMNS = """
            company_id, tax_withholding_id, invoice_id, customer_id, tax_code, tax_rate_percent, effective_date, currency,
            base_minor, amount_minor, certificate_number, certificate_date, recorded_by, match_id, allocation_id, entry_id,
            reversal_entry_id, version
            """;

    private final JdbcClient jdbc;

    WithholdingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Withholding withholding) {
        jdbc.sql("insert into tax_withholding (" + COLUMNS + """
                        ) values (:company, :id, :invoice, :customer, :code, :percent, :date, :currency,
                            :base, :amount, null, null, :by, :match, :allocation, :entry, null, 1)""")
                .param("company", withholding.companyId())
                .param("id", withholding.id().value())
                .param("invoice", withholding.invoiceId().value())
                .param("customer", withholding.customerId())
                .param("code", withholding.rate().code())
                .param("percent", withholding.rate().percent())
                .param("date", withholding.date())
                .param("currency", withholding.amount().currency().getCurrencyCode())
                .param("base", withholding.base().minorUnits())
                .param("amount", withholding.amount().minorUnits())
                .param("by", withholding.recordedBy())
                .param("match", withholding.matchId())
                .param("allocation", withholding.allocationId().value())
                .param("entry", withholding.entryId().value())
                .update();
    }

    Optional<Withholding> lock(UUID companyId, WithholdingId id) {
        return one(companyId, id, " for update");
    }

    Optional<Withholding> find(UUID companyId, WithholdingId id) {
        return one(companyId, id, "");
    }

    /// Those that a payment came without and nobody took back.
    List<Withholding> ofMatch(UUID companyId, UUID matchId) {
        return jdbc.sql("select " + COLUMNS + """
                        from tax_withholding
                        where company_id = :company and match_id = :match and reversal_entry_id is null
                        order by tax_withholding_id
                        for update""")
                .param("company", companyId)
                .param("match", matchId)
                .query(WithholdingRepository::withholding)
                .list();
    }

    void setCertificate(Withholding withholding, Withholding.Certificate certificate) {
        jdbc.sql("""
                        update tax_withholding
                        set certificate_number = :number, certificate_date = :date, version = version + 1
                        where company_id = :company and tax_withholding_id = :id""")
                .param("company", withholding.companyId())
                .param("id", withholding.id().value())
                .param("number", certificate.number())
                .param("date", certificate.date())
                .update();
    }

    void setReversed(Withholding withholding, EntryId reversal) {
        jdbc.sql("""
                        update tax_withholding
                        set reversal_entry_id = :reversal, version = version + 1
                        where company_id = :company and tax_withholding_id = :id""")
                .param("company", withholding.companyId())
                .param("id", withholding.id().value())
                .param("reversal", reversal.value())
                .update();
    }

    /// Newest first.
    List<Withholding> list(UUID companyId, @Nullable UUID invoiceId, boolean uncertified, PageRequest page) {
        return jdbc.sql("select " + COLUMNS + """
                        from tax_withholding
                        where company_id = :company
                            and (cast(:invoice as uuid) is null or invoice_id = :invoice)
                            and (not :uncertified or certificate_number is null and reversal_entry_id is null)
                            and (cast(:after as uuid) is null or tax_withholding_id < cast(:after as uuid))
                        order by tax_withholding_id desc
                        limit :limit""")
                .param("company", companyId)
                .param("invoice", invoiceId)
                .param("uncertified", uncertified)
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(WithholdingRepository::withholding)
                .list();
    }

    private Optional<Withholding> one(UUID companyId, WithholdingId id, String locking) {
        return jdbc.sql("select " + COLUMNS + """
                        from tax_withholding
                        where company_id = :company and tax_withholding_id = :id""" + locking)
                .param("company", companyId)
                .param("id", id.value())
                .query(WithholdingRepository::withholding)
                .optional();
    }

    private static Withholding withholding(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        var certificate = row.getString("certificate_number");
        var reversal = row.getObject("reversal_entry_id", UUID.class);
        return new Withholding(
                row.getObject("company_id", UUID.class),
                new WithholdingId(row.getObject("tax_withholding_id", UUID.class)),
                new InvoiceId(row.getObject("invoice_id", UUID.class)),
                row.getObject("customer_id", UUID.class),
                TaxRate.of(row.getString("tax_code"), row.getBigDecimal("tax_rate_percent")),
                row.getObject("effective_date", LocalDate.class),
                Money.ofMinor(row.getLong("base_minor"), currency),
                Money.ofMinor(row.getLong("amount_minor"), currency),
                certificate == null
                        ? null
                        : new Withholding.Certificate(certificate, row.getObject("certificate_date", LocalDate.class)),
                row.getObject("recorded_by", UUID.class),
                row.getObject("match_id", UUID.class),
                new AllocationId(row.getObject("allocation_id", UUID.class)),
                new EntryId(row.getObject("entry_id", UUID.class)),
                reversal == null ? null : new EntryId(reversal),
                row.getLong("version"));
    }
}
