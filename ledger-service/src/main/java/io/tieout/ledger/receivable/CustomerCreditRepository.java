package io.tieout.ledger.receivable;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CustomerCreditRepository {

    private static final String COLUMNS = """
            company_id, customer_credit_id, customer_id, match_id, effective_date, currency, amount_minor, open_minor,
            own_currency, carrying_minor
            """;

    private final JdbcClient jdbc;

    CustomerCreditRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(CustomerCredit credit, EntryId entryId) {
        jdbc.sql("""
                        insert into customer_credit (company_id, customer_credit_id, customer_id, match_id, effective_date,
                            currency, amount_minor, open_minor, own_currency, carrying_minor, entry_id)
                        values (:company, :id, :customer, :match, :date, :currency, :amount, :open, :own, :carrying, :entry)""")
                .param("company", credit.companyId())
                .param("id", credit.id().value())
                .param("customer", credit.customerId())
                .param("match", credit.matchId())
                .param("date", credit.effectiveDate())
                .param("currency", credit.amount().currency().getCurrencyCode())
                .param("amount", credit.amount().minorUnits())
                .param("open", credit.open().minorUnits())
                .param("own", credit.isForeign() ? credit.carrying().currency().getCurrencyCode() : null)
                .param("carrying", carrying(credit, credit.carrying()))
                .param("entry", entryId.value())
                .update();
        insertMovement(credit, credit.amount(), credit.carrying(), entryId, credit.effectiveDate(), null);
    }

    /// In the currency of the books.
    ///
    /// @param moved what came or, negative, went
    void update(
            CustomerCredit credit, Money moved, EntryId entryId, LocalDate date, @Nullable AllocationId allocation) {
        update(credit, moved, moved, entryId, date, allocation);
    }

    /// @param moved what came or, negative, went
    /// @param worth of that in the books
    void update(
            CustomerCredit credit,
            Money moved,
            Money worth,
            EntryId entryId,
            LocalDate date,
            @Nullable AllocationId allocation) {
        jdbc.sql("""
                        update customer_credit
                        set open_minor = :open, carrying_minor = :carrying, version = version + 1
                        where company_id = :company and customer_credit_id = :id""")
                .param("company", credit.companyId())
                .param("id", credit.id().value())
                .param("open", credit.open().minorUnits())
                .param("carrying", carrying(credit, credit.carrying()))
                .update();
        insertMovement(credit, moved, worth, entryId, date, allocation);
    }

    /// What an allocation took off in the books.
    long carryingOf(UUID companyId, AllocationId allocation) {
        return jdbc.sql("""
                        select -carrying_minor
                        from customer_credit_movement
                        where company_id = :company and allocation_id = :allocation""")
                .param("company", companyId)
                .param("allocation", allocation.value())
                .query(Long.class)
                .single();
    }

    private static @Nullable Long carrying(CustomerCredit credit, Money worth) {
        return credit.isForeign() ? (Long) worth.minorUnits() : null;
    }

    private void insertMovement(
            CustomerCredit credit,
            Money moved,
            Money worth,
            EntryId entryId,
            LocalDate date,
            @Nullable AllocationId allocation) {
        jdbc.sql("""
                        insert into customer_credit_movement (company_id, customer_credit_movement_id, customer_credit_id,
                            amount_minor, currency, carrying_minor, effective_date, allocation_id, entry_id)
                        values (:company, :movement, :id, :moved, :currency, :carrying, :date, :allocation, :entry)""")
                .param("company", credit.companyId())
                .param("movement", Ids.next())
                .param("id", credit.id().value())
                .param("moved", moved.minorUnits())
                .param("currency", moved.currency().getCurrencyCode())
                .param("carrying", carrying(credit, worth))
                .param("date", date)
                .param("allocation", allocation == null ? null : allocation.value())
                .param("entry", entryId.value())
                .update();
    }

    Optional<CustomerCredit> lock(UUID companyId, CustomerCreditId id) {
        return jdbc.sql("select " + COLUMNS + """
                        from customer_credit
                        where company_id = :company and customer_credit_id = :id
                        for update""")
                .param("company", companyId)
                .param("id", id.value())
                .query(CustomerCreditRepository::credit)
                .optional();
    }

    /// Lowest id first, as everywhere.
    List<CustomerCredit> lockOfMatch(UUID companyId, UUID matchId) {
        return jdbc.sql("select " + COLUMNS + """
                        from customer_credit
                        where company_id = :company and match_id = :match
                        order by customer_credit_id
                        for update""")
                .param("company", companyId)
                .param("match", matchId)
                .query(CustomerCreditRepository::credit)
                .list();
    }

    /// Lowest id first, as everywhere.
    List<CustomerCredit> lockUsedBy(UUID companyId, Collection<AllocationId> ids) {
        return jdbc.sql("select " + COLUMNS + """
                        from customer_credit
                        where company_id = :company and customer_credit_id in (
                            select customer_credit_id
                            from allocation
                            where company_id = :company and allocation_id = any(cast(:ids as uuid[])))
                        order by customer_credit_id
                        for update""")
                .param("company", companyId)
                .param("ids", ids.stream().map(id -> id.value().toString()).toArray(String[]::new))
                .query(CustomerCreditRepository::credit)
                .list();
    }

    /// Lowest id first, as everywhere.
    List<CustomerCredit> lockOpen(UUID companyId, UUID customerId, Currency currency) {
        return jdbc.sql("select " + COLUMNS + """
                        from customer_credit
                        where company_id = :company and customer_id = :customer and currency = :currency and open_minor > 0
                        order by customer_credit_id
                        for update""")
                .param("company", companyId)
                .param("customer", customerId)
                .param("currency", currency.getCurrencyCode())
                .query(CustomerCreditRepository::credit)
                .list();
    }

    static CustomerCredit credit(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        var own = row.getString("own_currency");
        var open = Money.ofMinor(row.getLong("open_minor"), currency);
        return new CustomerCredit(
                row.getObject("company_id", UUID.class),
                new CustomerCreditId(row.getObject("customer_credit_id", UUID.class)),
                row.getObject("customer_id", UUID.class),
                row.getObject("match_id", UUID.class),
                row.getObject("effective_date", LocalDate.class),
                Money.ofMinor(row.getLong("amount_minor"), currency),
                open,
                own == null ? open : Money.ofMinor(row.getLong("carrying_minor"), own));
    }
}
