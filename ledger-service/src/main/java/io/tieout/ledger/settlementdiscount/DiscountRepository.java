package io.tieout.ledger.settlementdiscount;

import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.AllocationId;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DiscountRepository {

    static final String COLUMNS = """
            company_id, settlement_discount_id, invoice_id, customer_id, match_id, effective_date, currency, amount_minor,
            tax_minor, reduces_tax, reason, granted_by, allocation_id, entry_id, reversal_entry_id
            """;

    private final JdbcClient jdbc;

    DiscountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Discount discount) {
        jdbc.sql("insert into settlement_discount (" + COLUMNS + """
                        ) values (:company, :id, :invoice, :customer, :match, :date, :currency, :amount,
                            :tax, :reducesTax, :reason, :grantedBy, :allocation, :entry, null)""")
                .param("company", discount.companyId())
                .param("id", discount.id().value())
                .param("invoice", discount.invoiceId().value())
                .param("customer", discount.customerId())
                .param("match", discount.matchId())
                .param("date", discount.date())
                .param("currency", discount.amount().currency().getCurrencyCode())
                .param("amount", discount.amount().minorUnits())
                .param("tax", discount.tax().minorUnits())
                .param("reducesTax", discount.reducesTax())
                .param("reason", discount.reason())
                .param("grantedBy", discount.grantedBy())
                .param("allocation", discount.allocationId().value())
                .param("entry", discount.entryId().value())
                .update();
    }

    /// Its invoice is locked.
    void setReversed(Discount discount, EntryId reversal) {
        jdbc.sql("""
                        update settlement_discount
                        set reversal_entry_id = :reversal
                        where company_id = :company and settlement_discount_id = :id""")
                .param("company", discount.companyId())
                .param("id", discount.id().value())
                .param("reversal", reversal.value())
                .update();
    }

    /// Not locked: its invoice is, before it is taken back.
    Optional<Discount> find(UUID companyId, DiscountId id) {
        return jdbc.sql("select " + COLUMNS + """
                        from settlement_discount
                        where company_id = :company and settlement_discount_id = :id""")
                .param("company", companyId)
                .param("id", id.value())
                .query(DiscountRepository::discount)
                .optional();
    }

    /// Those that a payment earned and nobody took back.
    List<Discount> earnedOn(UUID companyId, Collection<InvoiceId> invoices) {
        return jdbc.sql("select " + COLUMNS + """
                        from settlement_discount
                        where company_id = :company and invoice_id = any(cast(:invoices as uuid[]))
                            and match_id is not null and reversal_entry_id is null
                        order by settlement_discount_id""")
                .param("company", companyId)
                .param(
                        "invoices",
                        invoices.stream().map(id -> id.value().toString()).toArray(String[]::new))
                .query(DiscountRepository::discount)
                .list();
    }

    static Discount discount(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        var reversal = row.getObject("reversal_entry_id", UUID.class);
        return new Discount(
                row.getObject("company_id", UUID.class),
                new DiscountId(row.getObject("settlement_discount_id", UUID.class)),
                new InvoiceId(row.getObject("invoice_id", UUID.class)),
                row.getObject("customer_id", UUID.class),
                row.getObject("match_id", UUID.class),
                row.getObject("effective_date", LocalDate.class),
                Money.ofMinor(row.getLong("amount_minor"), currency),
                Money.ofMinor(row.getLong("tax_minor"), currency),
                row.getBoolean("reduces_tax"),
                row.getString("reason"),
                row.getObject("granted_by", UUID.class),
                new AllocationId(row.getObject("allocation_id", UUID.class)),
                new EntryId(row.getObject("entry_id", UUID.class)),
                reversal == null ? null : new EntryId(reversal));
    }
}
