package io.tieout.ledger.deferral;

import io.tieout.ledger.deferral.DeferralResponse.InstalmentResponse;
import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeferralQueries {

    private static final String COLUMNS = """
            select d.company_id, d.deferral_id, d.kind, d.description, d.currency, d.amount_minor, d.months, d.first_month,
                d.balance_account_code, d.result_account_code, d.invoice_id, d.document_entry_id, d.transfer_entry_id,
                d.created_by,
                (select coalesce(sum(i.amount_minor), 0)::bigint
                    from deferral_instalment i
                    where i.company_id = d.company_id and i.deferral_id = d.deferral_id and i.entry_id is not null)
                    as posted_minor
            from deferral d
            """;

    private final JdbcClient jdbc;

    DeferralQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Newest first; the months are shown with the single deferral.
    Page<DeferralResponse> list(UUID companyId, @Nullable DeferralKind kind, PageRequest page) {
        var rows = jdbc.sql(COLUMNS + """
                        where d.company_id = :company
                            and (cast(:kind as text) is null or d.kind = :kind)
                            and (cast(:after as uuid) is null or d.deferral_id < cast(:after as uuid))
                        order by d.deferral_id desc
                        limit :limit""")
                .param("company", companyId)
                .param("kind", kind == null ? null : kind.name())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(DeferralQueries::response)
                .list();
        return Page.of(
                rows, page, deferral -> List.of(deferral.deferralId().value().toString()));
    }

    DeferralResponse get(UUID companyId, DeferralId id) {
        return jdbc.sql(COLUMNS + "where d.company_id = :company and d.deferral_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query(DeferralQueries::response)
                .optional()
                .orElseThrow(() -> new DeferralUnknown(id))
                .with(instalments(companyId, id));
    }

    private List<InstalmentResponse> instalments(UUID companyId, DeferralId id) {
        return jdbc.sql("""
                        select instalment_number, due_date, currency, amount_minor, effective_date, entry_id
                        from deferral_instalment
                        where company_id = :company and deferral_id = :id
                        order by instalment_number""")
                .param("company", companyId)
                .param("id", id.value())
                .query((row, number) -> {
                    var entry = row.getObject("entry_id", UUID.class);
                    return new InstalmentResponse(
                            row.getInt("instalment_number"),
                            row.getObject("due_date", LocalDate.class),
                            Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                            row.getObject("effective_date", LocalDate.class),
                            entry == null ? null : new EntryId(entry));
                })
                .list();
    }

    private static DeferralResponse response(ResultSet row, int number) throws SQLException {
        var deferral = DeferralRepository.deferral(row, number);
        var posted = Money.ofMinor(row.getLong("posted_minor"), row.getString("currency"));
        var transfer = row.getObject("transfer_entry_id", UUID.class);
        return new DeferralResponse(
                deferral.id(),
                deferral.kind(),
                deferral.description(),
                deferral.amount(),
                posted,
                deferral.amount().minus(posted),
                deferral.months(),
                deferral.firstMonth(),
                deferral.balanceAccount(),
                deferral.resultAccount(),
                deferral.invoiceId(),
                deferral.documentEntryId(),
                transfer == null ? null : new EntryId(transfer),
                deferral.createdBy(),
                List.of());
    }
}
