package io.tieout.ledger.writeoff;

import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.AllocationId;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WriteOffRepository {

    private final JdbcClient jdbc;

    WriteOffRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Limits look at several write-offs together: of two at once, the second one sees the first.
    void lockCustomers(UUID companyId) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 0))) locked")
                .param("key", "write-off " + companyId)
                .query(Integer.class)
                .single();
    }

    void insert(WriteOff writeOff) {
        jdbc.sql("""
                        insert into write_off (company_id, write_off_id, invoice_id, customer_id, method, tax_relief,
                            effective_date, currency, amount_minor, reason, status, requested_by, match_id, version)
                        values (:company, :id, :invoice, :customer, :method, :taxRelief,
                            :date, :currency, :amount, :reason, :status, :requestedBy, :match, :version)""")
                .param("company", writeOff.companyId())
                .param("id", writeOff.id().value())
                .param("invoice", writeOff.invoiceId().value())
                .param("customer", writeOff.customerId())
                .param("method", writeOff.method().name())
                .param("taxRelief", writeOff.taxRelief())
                .param("date", writeOff.date())
                .param("currency", writeOff.amount().currency().getCurrencyCode())
                .param("amount", writeOff.amount().minorUnits())
                .param("reason", writeOff.reason())
                .param("status", writeOff.status().name())
                .param("requestedBy", writeOff.requestedBy())
                .param("match", writeOff.matchId())
                .param("version", writeOff.version())
                .update();
    }

    void setDecision(WriteOff writeOff, String reason, UUID decidedBy) {
        jdbc.sql("""
                        update write_off
                        set decision_reason = :reason, decided_by = :decidedBy
                        where company_id = :company and write_off_id = :id""")
                .param("company", writeOff.companyId())
                .param("id", writeOff.id().value())
                .param("reason", reason)
                .param("decidedBy", decidedBy)
                .update();
    }

    void setRejected(WriteOff writeOff) {
        jdbc.sql("""
                        update write_off
                        set status = 'REJECTED', version = version + 1
                        where company_id = :company and write_off_id = :id""")
                .param("company", writeOff.companyId())
                .param("id", writeOff.id().value())
                .update();
    }

    /// @param worth of the whole in the books
    void setPosted(WriteOff writeOff, Money tax, Money worth, AllocationId allocationId, EntryId entryId) {
        jdbc.sql("""
                        update write_off
                        set status = 'POSTED', tax_minor = :tax, worth_minor = :worth, allocation_id = :allocation, entry_id = :entry,
                            version = version + 1
                        where company_id = :company and write_off_id = :id""")
                .param("company", writeOff.companyId())
                .param("id", writeOff.id().value())
                .param("tax", tax.minorUnits())
                .param("worth", worth.minorUnits())
                .param("allocation", allocationId.value())
                .param("entry", entryId.value())
                .update();
    }

    void insertRecovery(WriteOff writeOff, Recovery recovery) {
        jdbc.sql("""
                        insert into write_off_recovery (company_id, write_off_recovery_id, write_off_id, effective_date,
                            currency, amount_minor, tax_minor, reason, recorded_by, allocation_id, entry_id)
                        values (:company, :recovery, :id, :date,
                            :currency, :amount, :tax, :reason, :recordedBy, :allocation, :entry)""")
                .param("company", writeOff.companyId())
                .param("recovery", recovery.id())
                .param("id", writeOff.id().value())
                .param("date", recovery.date())
                .param("currency", recovery.amount().currency().getCurrencyCode())
                .param("amount", recovery.amount().minorUnits())
                .param("tax", recovery.tax().minorUnits())
                .param("reason", recovery.reason())
                .param("recordedBy", recovery.recordedBy())
                .param("allocation", recovery.allocationId().value())
                .param("entry", recovery.entryId().value())
                .update();
        jdbc.sql("""
                        update write_off
                        set recovered_minor = recovered_minor + :amount, recovered_tax_minor = recovered_tax_minor + :tax,
                            version = version + 1
                        where company_id = :company and write_off_id = :id""")
                .param("company", writeOff.companyId())
                .param("id", writeOff.id().value())
                .param("amount", recovery.amount().minorUnits())
                .param("tax", recovery.tax().minorUnits())
                .update();
    }

    Optional<WriteOff> lock(UUID companyId, WriteOffId id) {
        return jdbc.sql("""
                        select company_id, write_off_id, invoice_id, customer_id, method, tax_relief, effective_date,
                            currency, amount_minor, tax_minor, recovered_minor, recovered_tax_minor, reason, status,
                            requested_by, match_id, version
                        from write_off
                        where company_id = :company and write_off_id = :id
                        for update""")
                .param("company", companyId)
                .param("id", id.value())
                .query(WriteOffRepository::writeOff)
                .optional();
    }

    boolean isPartOf(UUID companyId, UUID matchId) {
        return jdbc.sql("select exists (select from write_off where company_id = :company and match_id = :match)")
                .param("company", companyId)
                .param("match", matchId)
                .query(Boolean.class)
                .single();
    }

    /// What was given up with a match and was not taken back.
    List<PostedWriteOff> ofMatch(UUID companyId, UUID matchId) {
        return jdbc.sql("""
                        select company_id, write_off_id, invoice_id, customer_id, method, tax_relief, effective_date,
                            currency, amount_minor, tax_minor, recovered_minor, recovered_tax_minor, reason, status,
                            requested_by, match_id, version, allocation_id, entry_id
                        from write_off
                        where company_id = :company and match_id = :match and status = 'POSTED'
                        order by invoice_id, write_off_id
                        for update""")
                .param("company", companyId)
                .param("match", matchId)
                .query((row, number) -> new PostedWriteOff(
                        writeOff(row, number),
                        new AllocationId(row.getObject("allocation_id", UUID.class)),
                        new EntryId(row.getObject("entry_id", UUID.class))))
                .list();
    }

    void setUndone(WriteOff writeOff, EntryId reversalEntryId) {
        jdbc.sql("""
                        update write_off
                        set status = 'UNDONE', reversal_entry_id = :reversal, version = version + 1
                        where company_id = :company and write_off_id = :id""")
                .param("company", writeOff.companyId())
                .param("id", writeOff.id().value())
                .param("reversal", reversalEntryId.value())
                .update();
    }

    /// What is written off for a customer in a year and did not come back, at what it was worth when it was given up.
    Money writtenOff(UUID companyId, UUID customerId, int year, Currency currency) {
        long minorUnits = jdbc.sql("""
                        select coalesce(sum(round(
                            worth_minor::numeric * (amount_minor - recovered_minor) / amount_minor)), 0)::bigint
                        from write_off
                        where company_id = :company and customer_id = any(customer_party(:company, :customer)) and status = 'POSTED'
                            and effective_date between :first and :last""")
                .param("company", companyId)
                .param("customer", customerId)
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 31))
                .query(Long.class)
                .single();
        return Money.ofMinor(minorUnits, currency);
    }

    Optional<WriteOffPolicy> findPolicy(UUID companyId) {
        return jdbc.sql("""
                        select currency, alone_up_to_minor, at_most_minor, version
                        from write_off_policy
                        where company_id = :company""")
                .param("company", companyId)
                .query((row, number) -> {
                    var atMost = row.getObject("at_most_minor", Long.class);
                    return new WriteOffPolicy(
                            Money.ofMinor(row.getLong("alone_up_to_minor"), row.getString("currency")),
                            atMost == null ? null : Money.ofMinor(atMost, row.getString("currency")),
                            row.getLong("version"));
                })
                .optional();
    }

    void savePolicy(UUID companyId, WriteOffPolicy policy, UUID setBy) {
        var atMost = policy.atMost();
        jdbc.sql("""
                        insert into write_off_policy (company_id, currency, alone_up_to_minor, at_most_minor, set_by, version)
                        values (:company, :currency, :alone, :atMost, :setBy, :version)
                        on conflict (company_id) do update set alone_up_to_minor = excluded.alone_up_to_minor,
                            at_most_minor = excluded.at_most_minor, set_by = excluded.set_by, version = excluded.version""")
                .param("company", companyId)
                .param("currency", policy.aloneUpTo().currency().getCurrencyCode())
                .param("alone", policy.aloneUpTo().minorUnits())
                .param("atMost", atMost == null ? null : (Long) atMost.minorUnits())
                .param("setBy", setBy)
                .param("version", policy.version())
                .update();
    }

    static WriteOff writeOff(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        return new WriteOff(
                row.getObject("company_id", UUID.class),
                new WriteOffId(row.getObject("write_off_id", UUID.class)),
                new InvoiceId(row.getObject("invoice_id", UUID.class)),
                row.getObject("customer_id", UUID.class),
                WriteOffMethod.valueOf(row.getString("method")),
                row.getBoolean("tax_relief"),
                row.getObject("effective_date", LocalDate.class),
                Money.ofMinor(row.getLong("amount_minor"), currency),
                Money.ofMinor(row.getLong("tax_minor"), currency),
                Money.ofMinor(row.getLong("recovered_minor"), currency),
                Money.ofMinor(row.getLong("recovered_tax_minor"), currency),
                row.getString("reason"),
                WriteOffStatus.valueOf(row.getString("status")),
                row.getObject("requested_by", UUID.class),
                row.getObject("match_id", UUID.class),
                row.getLong("version"));
    }
}
