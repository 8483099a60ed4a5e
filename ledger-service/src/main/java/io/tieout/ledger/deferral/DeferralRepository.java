package io.tieout.ledger.deferral;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeferralRepository {

    private final JdbcClient jdbc;

    DeferralRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record PlannedMonth(DueInstalment due, LocalDate dueDate) {}

    void insert(Deferral deferral, @Nullable EntryId transfer) {
        var invoice = deferral.invoiceId();
        var document = deferral.documentEntryId();
        jdbc.sql("""
                        insert into deferral (company_id, deferral_id, kind, description, currency, amount_minor, months,
                            first_month, balance_account_code, result_account_code, invoice_id, document_entry_id,
                            transfer_entry_id, created_by)
                        values (:company, :id, :kind, :description, :currency, :amount, :months,
                            :firstMonth, :balanceAccount, :resultAccount, :invoice, :document,
                            :transfer, :createdBy)""")
                .param("company", deferral.companyId())
                .param("id", deferral.id().value())
                .param("kind", deferral.kind().name())
                .param("description", deferral.description())
                .param("currency", deferral.amount().currency().getCurrencyCode())
                .param("amount", deferral.amount().minorUnits())
                .param("months", deferral.months())
                .param("firstMonth", deferral.firstMonth().atDay(1))
                .param("balanceAccount", deferral.balanceAccount().value())
                .param("resultAccount", deferral.resultAccount().value())
                .param("invoice", invoice == null ? null : invoice.value())
                .param("document", document == null ? null : document.value())
                .param("transfer", transfer == null ? null : transfer.value())
                .param("createdBy", deferral.createdBy())
                .update();
        var instalments = deferral.instalments();
        jdbc.sql("""
                        insert into deferral_instalment (company_id, deferral_id, instalment_number, instalment_id, due_date,
                            currency, amount_minor)
                        select :company, :id, number, instalment_id, due_date, :currency, amount_minor
                        from unnest(cast(:numbers as int[]), cast(:ids as uuid[]), cast(:dates as date[]),
                                cast(:amounts as bigint[]))
                            as month (number, instalment_id, due_date, amount_minor)""")
                .param("company", deferral.companyId())
                .param("id", deferral.id().value())
                .param("currency", deferral.amount().currency().getCurrencyCode())
                .param("numbers", column(instalments, Instalment::number))
                .param("ids", column(instalments, Instalment::id))
                .param("dates", column(instalments, Instalment::dueDate))
                .param("amounts", column(instalments, month -> month.amount().minorUnits()))
                .update();
    }

    /// Of all companies: the job works for everybody.
    List<PlannedMonth> due(LocalDate latest, int limit) {
        return jdbc.sql("""
                        select company_id, deferral_id, instalment_number, due_date
                        from deferral_instalment
                        where entry_id is null and amount_minor > 0 and due_date <= :latest
                        order by due_date, company_id, deferral_id, instalment_number
                        limit :limit""")
                .param("latest", latest)
                .param("limit", limit)
                .query((row, number) -> new PlannedMonth(
                        new DueInstalment(
                                row.getObject("company_id", UUID.class),
                                new DeferralId(row.getObject("deferral_id", UUID.class)),
                                row.getInt("instalment_number")),
                        row.getObject("due_date", LocalDate.class)))
                .list();
    }

    /// None when it is posted, or another replica is at it.
    Optional<Instalment> lockUnposted(DueInstalment due) {
        return jdbc.sql("""
                        select instalment_number, instalment_id, due_date, amount_minor, currency
                        from deferral_instalment
                        where company_id = :company and deferral_id = :id and instalment_number = :number
                            and entry_id is null and amount_minor > 0
                        for update skip locked""")
                .param("company", due.companyId())
                .param("id", due.deferralId().value())
                .param("number", due.number())
                .query((row, number) -> new Instalment(
                        row.getInt("instalment_number"),
                        row.getObject("instalment_id", UUID.class),
                        row.getObject("due_date", LocalDate.class),
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency"))))
                .optional();
    }

    void setPosted(DueInstalment due, LocalDate date, EntryId entryId) {
        jdbc.sql("""
                        update deferral_instalment
                        set effective_date = :date, entry_id = :entry
                        where company_id = :company and deferral_id = :id and instalment_number = :number""")
                .param("company", due.companyId())
                .param("id", due.deferralId().value())
                .param("number", due.number())
                .param("date", date)
                .param("entry", entryId.value())
                .update();
    }

    Deferral get(UUID companyId, DeferralId id) {
        return jdbc.sql("""
                        select company_id, deferral_id, kind, description, currency, amount_minor, months, first_month,
                            balance_account_code, result_account_code, invoice_id, document_entry_id, created_by
                        from deferral
                        where company_id = :company and deferral_id = :id""")
                .param("company", companyId)
                .param("id", id.value())
                .query(DeferralRepository::deferral)
                .single();
    }

    boolean invoiceExists(UUID companyId, InvoiceId id) {
        return jdbc.sql("select exists (select from invoice where company_id = :company and invoice_id = :id)")
                .param("company", companyId)
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    boolean entryExists(UUID companyId, EntryId id) {
        return jdbc.sql("select exists (select from journal_entry where company_id = :company and entry_id = :id)")
                .param("company", companyId)
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    static Deferral deferral(ResultSet row, int number) throws SQLException {
        var invoice = row.getObject("invoice_id", UUID.class);
        var document = row.getObject("document_entry_id", UUID.class);
        return new Deferral(
                row.getObject("company_id", UUID.class),
                new DeferralId(row.getObject("deferral_id", UUID.class)),
                DeferralKind.valueOf(row.getString("kind")),
                row.getString("description"),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                row.getInt("months"),
                YearMonth.from(row.getObject("first_month", LocalDate.class)),
                new AccountCode(row.getString("balance_account_code")),
                new AccountCode(row.getString("result_account_code")),
                invoice == null ? null : new InvoiceId(invoice),
                document == null ? null : new EntryId(document),
                row.getObject("created_by", UUID.class));
    }

    private static <T> String[] column(List<T> rows, Function<T, Object> value) {
        return rows.stream().map(value).map(Object::toString).toArray(String[]::new);
    }
}
