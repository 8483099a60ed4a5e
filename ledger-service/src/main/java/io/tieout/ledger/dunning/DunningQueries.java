package io.tieout.ledger.dunning;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DunningQueries {

    /// Notices that are shown with a run; all of them are under `/dunning-notices`.
    private static final int SHOWN = 200;

    private static final String NOTICES = """
            select n.dunning_notice_id, n.invoice_id, i.invoice_number, i.external_number, i.customer_id, n.dunning_level,
                n.text_key, i.due_date, n.days_overdue, n.currency, n.open_minor, n.dunning_run_id, n.run_date
            from dunning_notice n
            join invoice i on i.company_id = n.company_id and i.invoice_id = n.invoice_id
            """;

    private static final String RUNS = """
            select dunning_run_id, run_date, started_by, notice_count, disputed_count, blocked_count, recorded_at
            from dunning_run
            """;

    private final JdbcClient jdbc;

    DunningQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    DunningRunResponse run(UUID companyId, DunningRunId id, boolean dryRun) {
        var notices = jdbc.sql(NOTICES + """
                        where n.company_id = :company and n.dunning_run_id = :run
                        order by n.dunning_notice_id
                        limit :limit""")
                .param("company", companyId)
                .param("run", id.value())
                .param("limit", SHOWN)
                .query(DunningQueries::notice)
                .list();
        return jdbc.sql(RUNS + "where company_id = :company and dunning_run_id = :run")
                .param("company", companyId)
                .param("run", id.value())
                .query((row, number) -> run(row, dryRun, notices))
                .optional()
                .orElseThrow(() -> new DunningRunUnknown(id));
    }

    /// Newest first, without their notices.
    Page<DunningRunResponse> runs(UUID companyId, PageRequest page) {
        var rows = jdbc.sql(RUNS + """
                        where company_id = :company
                            and (cast(:after as uuid) is null or dunning_run_id < cast(:after as uuid))
                        order by dunning_run_id desc
                        limit :limit""")
                .param("company", companyId)
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query((row, number) -> run(row, false, List.of()))
                .list();
        return Page.of(rows, page, run -> List.of(run.dunningRunId().value().toString()));
    }

    /// Newest first.
    Page<DunningNoticeResponse> notices(UUID companyId, DunningNoticeFilter filter, PageRequest page) {
        var rows = jdbc.sql(NOTICES + """
                        where n.company_id = :company
                            and (cast(:run as uuid) is null or n.dunning_run_id = :run)
                            and (cast(:invoice as uuid) is null or n.invoice_id = :invoice)
                            and (cast(:customer as uuid) is null or i.customer_id = any(customer_party(:company, :customer)))
                            and (cast(:level as int) is null or n.dunning_level = :level)
                            and (cast(:after as uuid) is null or n.dunning_notice_id < cast(:after as uuid))
                        order by n.dunning_notice_id desc
                        limit :limit""")
                .param("company", companyId)
                .param("run", filter.run())
                .param("invoice", filter.invoice())
                .param("customer", filter.customer())
                .param("level", filter.level())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(DunningQueries::notice)
                .list();
        return Page.of(rows, page, notice -> List.of(notice.dunningNoticeId().toString()));
    }

    Optional<DunningBlockResponse> block(UUID companyId, InvoiceId id) {
        return jdbc.sql("""
                        select invoice_id, reason, until_date, blocked_by, recorded_at
                        from dunning_block
                        where company_id = :company and invoice_id = :invoice""")
                .param("company", companyId)
                .param("invoice", id.value())
                .query((row, number) -> new DunningBlockResponse(
                        new InvoiceId(row.getObject("invoice_id", UUID.class)),
                        row.getString("reason"),
                        row.getObject("until_date", LocalDate.class),
                        row.getObject("blocked_by", UUID.class),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private static DunningRunResponse run(ResultSet row, boolean dryRun, List<DunningNoticeResponse> notices)
            throws SQLException {
        return new DunningRunResponse(
                new DunningRunId(row.getObject("dunning_run_id", UUID.class)),
                row.getObject("run_date", LocalDate.class),
                dryRun,
                row.getObject("started_by", UUID.class),
                row.getInt("notice_count"),
                row.getInt("disputed_count"),
                row.getInt("blocked_count"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                notices);
    }

    private static DunningNoticeResponse notice(ResultSet row, int number) throws SQLException {
        return new DunningNoticeResponse(
                row.getObject("dunning_notice_id", UUID.class),
                new InvoiceId(row.getObject("invoice_id", UUID.class)),
                row.getString("invoice_number"),
                row.getString("external_number"),
                row.getObject("customer_id", UUID.class),
                row.getInt("dunning_level"),
                row.getString("text_key"),
                row.getObject("due_date", LocalDate.class),
                row.getInt("days_overdue"),
                Money.ofMinor(row.getLong("open_minor"), row.getString("currency")),
                new DunningRunId(row.getObject("dunning_run_id", UUID.class)),
                row.getObject("run_date", LocalDate.class));
    }

    record DunningNoticeFilter(
            @Nullable UUID run,
            @Nullable UUID invoice,
            @Nullable UUID customer,
            @Nullable Integer level) {}
}
