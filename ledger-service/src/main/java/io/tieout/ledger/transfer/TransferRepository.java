package io.tieout.ledger.transfer;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
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
class TransferRepository {

    static final String LEG = """
            leg.company_id, leg.match_id, leg.bank_account_id, leg.line_id, leg.booking_date, leg.effective_date,
            leg.amount_minor, leg.currency, leg.worth_minor, leg.own_currency, leg.other_match_id
            """;

    private static final String TRANSFER = """
            select company_id, transfer_id, outgoing_match_id, incoming_match_id, effective_date, difference_minor,
                own_currency, entry_id, paired_by, undone_at is not null as undone
            from transfer
            """;

    // Banks take some days.
    private static final String FITS = """
            leg.company_id = :company and leg.transfer_id is null and not leg.undone and leg.other_match_id is null
                and leg.bank_account_id <> :bankAccount and leg.currency = :currency and leg.amount_minor = -:amount
                and leg.booking_date between cast(:day as date) - 5 and cast(:day as date) + 5
            """;

    private final JdbcClient jdbc;

    TransferRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The legs of a company are brought together one after the other.
    void lock(UUID companyId) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 0))) locked")
                .param("key", "own transfers " + companyId)
                .query(Integer.class)
                .single();
    }

    void insert(TransferLeg leg) {
        jdbc.sql("""
                        insert into transfer_leg (company_id, match_id, bank_account_id, line_id, booking_date,
                            effective_date, amount_minor, currency, worth_minor, own_currency, other_match_id)
                        values (:company, :match, :bankAccount, :line, :bookingDate,
                            :effectiveDate, :amount, :currency, :worth, :own, :other)""")
                .param("company", leg.companyId())
                .param("match", leg.matchId())
                .param("bankAccount", leg.bankAccountId())
                .param("line", leg.lineId())
                .param("bookingDate", leg.bookingDate())
                .param("effectiveDate", leg.effectiveDate())
                .param("amount", leg.amount().minorUnits())
                .param("currency", leg.amount().currency().getCurrencyCode())
                .param("worth", leg.worth().minorUnits())
                .param("own", leg.worth().currency().getCurrencyCode())
                .param("other", leg.other())
                .update();
    }

    /// Legs that wait for this one may be paired with any other.
    void release(UUID companyId, UUID matchId) {
        jdbc.sql("""
                        update transfer_leg
                        set other_match_id = null
                        where company_id = :company and other_match_id = :match""").param("company", companyId).param("match", matchId).update();
    }

    Optional<TransferLeg> findLeg(UUID companyId, UUID matchId) {
        return jdbc.sql("select " + LEG + """
                        from transfer_leg leg
                        where leg.company_id = :company and leg.match_id = :match and not leg.undone""")
                .param("company", companyId)
                .param("match", matchId)
                .query(TransferRepository::leg)
                .optional();
    }

    /// The oldest open leg that takes this one back to the last unit.
    Optional<TransferLeg> sameAmount(TransferLeg leg) {
        return fits(leg, """
                        and leg.worth_minor = -:worth
                        order by leg.booking_date, leg.match_id
                        limit 1""")
                .param("worth", leg.worth().minorUnits())
                .query(TransferRepository::leg)
                .optional();
    }

    /// Open legs that may be the other end, two of them at most.
    List<TransferLeg> fitting(TransferLeg leg) {
        return fits(leg, """
                        order by leg.match_id
                        limit 2""").query(TransferRepository::leg).list();
    }

    private JdbcClient.StatementSpec fits(TransferLeg leg, String more) {
        return jdbc.sql("select " + LEG + "from transfer_leg leg where " + FITS + more)
                .param("company", leg.companyId())
                .param("bankAccount", leg.bankAccountId())
                .param("amount", leg.amount().minorUnits())
                .param("currency", leg.amount().currency().getCurrencyCode())
                .param("day", leg.bookingDate());
    }

    void setUndone(UUID companyId, UUID matchId) {
        jdbc.sql("update transfer_leg set undone = true where company_id = :company and match_id = :match")
                .param("company", companyId)
                .param("match", matchId)
                .update();
    }

    void insert(Transfer transfer) {
        var entry = transfer.entryId();
        jdbc.sql("""
                        insert into transfer (company_id, transfer_id, outgoing_match_id, incoming_match_id,
                            effective_date, difference_minor, own_currency, entry_id, paired_by)
                        values (:company, :id, :outgoing, :incoming, :date, :difference, :own, :entry, :by)""")
                .param("company", transfer.companyId())
                .param("id", transfer.id().value())
                .param("outgoing", transfer.outgoing())
                .param("incoming", transfer.incoming())
                .param("date", transfer.effectiveDate())
                .param("difference", transfer.difference().minorUnits())
                .param("own", transfer.difference().currency().getCurrencyCode())
                .param("entry", entry == null ? null : entry.value())
                .param("by", transfer.pairedBy())
                .update();
        setTransfer(transfer, transfer.id());
    }

    void undo(Transfer transfer, String reason, @Nullable UUID by, @Nullable EntryId reversal) {
        jdbc.sql("""
                        update transfer
                        set undone_at = recorded_now(), undone_by = :by, undone_reason = :reason,
                            reversal_entry_id = :reversal
                        where company_id = :company and transfer_id = :id""")
                .param("company", transfer.companyId())
                .param("id", transfer.id().value())
                .param("by", by)
                .param("reason", reason)
                .param("reversal", reversal == null ? null : reversal.value())
                .update();
        setTransfer(transfer, null);
    }

    private void setTransfer(Transfer transfer, @Nullable TransferId id) {
        jdbc.sql("""
                        update transfer_leg
                        set transfer_id = :id
                        where company_id = :company and match_id in (:outgoing, :incoming)""")
                .param("company", transfer.companyId())
                .param("id", id == null ? null : id.value())
                .param("outgoing", transfer.outgoing())
                .param("incoming", transfer.incoming())
                .update();
    }

    Optional<Transfer> find(UUID companyId, TransferId id) {
        return jdbc.sql(TRANSFER + "where company_id = :company and transfer_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query(TransferRepository::transfer)
                .optional();
    }

    /// The transfer of which a leg is a part now.
    Optional<Transfer> findActive(UUID companyId, UUID matchId) {
        return jdbc.sql(TRANSFER + """
                        where company_id = :company and undone_at is null
                            and (outgoing_match_id = :match or incoming_match_id = :match)""")
                .param("company", companyId)
                .param("match", matchId)
                .query(TransferRepository::transfer)
                .optional();
    }

    static TransferLeg leg(ResultSet row, int number) throws SQLException {
        return new TransferLeg(
                row.getObject("company_id", UUID.class),
                row.getObject("match_id", UUID.class),
                row.getObject("bank_account_id", UUID.class),
                row.getObject("line_id", UUID.class),
                row.getObject("booking_date", LocalDate.class),
                row.getObject("effective_date", LocalDate.class),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                Money.ofMinor(row.getLong("worth_minor"), row.getString("own_currency")),
                row.getObject("other_match_id", UUID.class));
    }

    private static Transfer transfer(ResultSet row, int number) throws SQLException {
        var entry = row.getObject("entry_id", UUID.class);
        return new Transfer(
                row.getObject("company_id", UUID.class),
                new TransferId(row.getObject("transfer_id", UUID.class)),
                row.getObject("outgoing_match_id", UUID.class),
                row.getObject("incoming_match_id", UUID.class),
                row.getObject("effective_date", LocalDate.class),
                Money.ofMinor(row.getLong("difference_minor"), row.getString("own_currency")),
                entry == null ? null : new EntryId(entry),
                row.getObject("paired_by", UUID.class),
                row.getBoolean("undone"));
    }
}
