package io.tieout.reconciliation.payout;

import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.reconciliation.bankstatement.BankLine;
import io.tieout.reconciliation.matching.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores payout reports, and finds the payouts that bank lines are.
@Repository
class PayoutRepository {

    /// Of so many parts the engine is told; a payout with more is proved, and left to people.
    private static final int MOST_PARTS = 2_000;

    private static final String SELECT = """
            select payout_id, bank_account_id, reference, paid_on, currency, gross_minor, refunds_minor, fees_minor,
                   net_minor, line_id
            from payout
            where company_id = :company
            """;

    private final JdbcClient jdbc;

    PayoutRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Head(
            UUID payoutId,
            UUID bankAccountId,
            @Nullable String reference,
            @Nullable LocalDate paidOn,
            Currency currency,
            long grossMinor,
            long refundsMinor,
            long feesMinor,
            long netMinor,
            @Nullable UUID lineId) {

        Payout payout() {
            return new Payout(
                    payoutId,
                    bankAccountId,
                    reference,
                    paidOn,
                    currency,
                    grossMinor,
                    refundsMinor,
                    feesMinor,
                    netMinor,
                    lineId,
                    List.of());
        }
    }

    Optional<UUID> findReport(UUID companyId, UUID bankAccountId, String sha256) {
        return jdbc.sql("""
                        select payout_report_id from payout_report
                        where company_id = :company and bank_account_id = :account and sha256 = :sha256
                            and withdrawn_at is null
                        """)
                .param("company", companyId)
                .param("account", bankAccountId)
                .param("sha256", sha256)
                .query((row, number) -> row.getObject("payout_report_id", UUID.class))
                .optional();
    }

    /// Without their rows.
    List<Payout> ofReport(UUID companyId, UUID reportId) {
        return jdbc
                .sql(SELECT + "and payout_report_id = :report order by payout_id")
                .param("company", companyId)
                .param("report", reportId)
                .query(RecordRowMapper.of(Head.class))
                .list()
                .stream()
                .map(Head::payout)
                .toList();
    }

    /// Without their rows.
    Map<String, Payout> byReference(UUID companyId, UUID bankAccountId, List<String> references) {
        var found = new HashMap<String, Payout>();
        jdbc.sql(SELECT + "and bank_account_id = :account and reference = any(:references)")
                .param("company", companyId)
                .param("account", bankAccountId)
                .param("references", references.toArray(String[]::new))
                .query(RecordRowMapper.of(Head.class))
                .list()
                .forEach(head -> found.put(String.valueOf(head.reference()), head.payout()));
        return found;
    }

    /// Payouts of these amounts that have no reference, without their rows.
    List<Payout> withoutReference(UUID companyId, UUID bankAccountId, Collection<Long> netsMinor) {
        return jdbc
                .sql(SELECT + "and bank_account_id = :account and reference is null and net_minor = any(:nets)")
                .param("company", companyId)
                .param("account", bankAccountId)
                .param("nets", netsMinor.toArray(Long[]::new))
                .query(RecordRowMapper.of(Head.class))
                .list()
                .stream()
                .map(Head::payout)
                .toList();
    }

    void insert(
            UUID companyId,
            UUID reportId,
            PayoutReportUpload upload,
            String profile,
            int repeated,
            UUID userId,
            Instant now) {
        jdbc.sql("""
                        insert into payout_report (company_id, payout_report_id, bank_account_id, file_name, file_size, sha256,
                            profile, payouts_repeated, uploaded_by, uploaded_at)
                        values (:company, :report, :account, :name, :size, :sha256, :profile, :repeated, :by, :at)
                        """)
                .param("company", companyId)
                .param("report", reportId)
                .param("account", upload.bankAccountId())
                .param("name", upload.file().name())
                .param("size", upload.file().size())
                .param("sha256", upload.sha256())
                .param("profile", profile)
                .param("repeated", repeated)
                .param("by", userId)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void insert(UUID companyId, UUID reportId, List<Payout> payouts) {
        if (payouts.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into payout (company_id, payout_id, payout_report_id, bank_account_id, reference, paid_on, currency,
                            gross_minor, refunds_minor, fees_minor, net_minor, row_count, line_id)
                        select :company, payout_id, :report, account_id, reference, paid_on::date, currency, gross_minor,
                            refunds_minor, fees_minor, net_minor, row_count, line_id
                        from unnest(cast(:payouts as uuid[]), cast(:accounts as uuid[]), cast(:references as text[]),
                            cast(:dates as text[]), cast(:currencies as text[]), cast(:gross as bigint[]),
                            cast(:refunds as bigint[]), cast(:fees as bigint[]), cast(:nets as bigint[]),
                            cast(:counts as integer[]), cast(:lines as uuid[]))
                            as p (payout_id, account_id, reference, paid_on, currency, gross_minor, refunds_minor,
                                fees_minor, net_minor, row_count, line_id)
                        """)
                .param("company", companyId)
                .param("report", reportId)
                .param("payouts", payouts.stream().map(Payout::payoutId).toArray(UUID[]::new))
                .param("accounts", payouts.stream().map(Payout::bankAccountId).toArray(UUID[]::new))
                .param("references", texts(payouts, Payout::reference))
                .param("dates", texts(payouts, payout -> Objects.toString(payout.paidOn(), null)))
                .param(
                        "currencies",
                        payouts.stream()
                                .map(payout -> payout.currency().getCurrencyCode())
                                .toArray(String[]::new))
                .param("gross", payouts.stream().map(Payout::grossMinor).toArray(Long[]::new))
                .param("refunds", payouts.stream().map(Payout::refundsMinor).toArray(Long[]::new))
                .param("fees", payouts.stream().map(Payout::feesMinor).toArray(Long[]::new))
                .param("nets", payouts.stream().map(Payout::netMinor).toArray(Long[]::new))
                .param(
                        "counts",
                        payouts.stream().map(payout -> payout.rows().size()).toArray(Integer[]::new))
                .param("lines", lineIds(payouts))
                .update();
        insertRows(companyId, payouts);
        freeAgain(companyId, reportId);
    }

    /// What a person freed of each other before the report was withdrawn is not taken for each other now.
    private void freeAgain(UUID companyId, UUID reportId) {
        jdbc.sql("""
                        with known as (
                            delete from payout_line_freed_before f
                            using payout p
                            where p.company_id = :company and p.payout_report_id = :report
                                and f.company_id = p.company_id and f.bank_account_id = p.bank_account_id
                                and f.net_minor = p.net_minor and f.gross_minor = p.gross_minor
                                and f.refunds_minor = p.refunds_minor and f.fees_minor = p.fees_minor
                                and f.reference is not distinct from p.reference
                                and (p.reference is not null or f.paid_on is not distinct from p.paid_on)
                            returning p.payout_id, p.line_id as named_line_id, f.line_id, f.reason, f.freed_by, f.freed_at
                        )
                        insert into payout_line_freed (company_id, payout_id, line_id, reason, freed_by, freed_at)
                        select :company, payout_id, line_id, reason, freed_by, freed_at
                        from known
                        where named_line_id is distinct from line_id
                        on conflict do nothing
                        """).param("company", companyId).param("report", reportId).update();
    }

    private static @Nullable String[] texts(List<Payout> payouts, Function<Payout, @Nullable String> column) {
        return payouts.stream().map(column).toArray(String[]::new);
    }

    private static @Nullable UUID[] lineIds(List<Payout> payouts) {
        return payouts.stream().map(Payout::lineId).toArray(UUID[]::new);
    }

    private void insertRows(UUID companyId, List<Payout> payouts) {
        var owners = new ArrayList<UUID>();
        var rows = new ArrayList<Payout.Row>();
        for (var payout : payouts) {
            for (var row : payout.rows()) {
                owners.add(payout.payoutId());
                rows.add(row);
            }
        }
        jdbc.sql("""
                        insert into payout_row (company_id, payout_id, row_no, gross_minor, refund_minor, fee_minor, net_minor,
                            document_text)
                        select :company, payout_id, row_no, gross_minor, refund_minor, fee_minor, net_minor, document_text
                        from unnest(cast(:payouts as uuid[]), cast(:numbers as integer[]), cast(:gross as bigint[]),
                            cast(:refunds as bigint[]), cast(:fees as bigint[]), cast(:nets as bigint[]), cast(:texts as text[]))
                            as r (payout_id, row_no, gross_minor, refund_minor, fee_minor, net_minor, document_text)
                        """)
                .param("company", companyId)
                .param("payouts", owners.toArray(UUID[]::new))
                .param("numbers", rows.stream().map(Payout.Row::rowNo).toArray(Integer[]::new))
                .param("gross", rows.stream().map(Payout.Row::grossMinor).toArray(Long[]::new))
                .param("refunds", rows.stream().map(Payout.Row::refundMinor).toArray(Long[]::new))
                .param("fees", rows.stream().map(Payout.Row::feeMinor).toArray(Long[]::new))
                .param("nets", rows.stream().map(Payout.Row::netMinor).toArray(Long[]::new))
                .param("texts", rows.stream().map(Payout.Row::text).toArray(String[]::new))
                .update();
    }

    /// Payouts of a report that an earlier one had: when that is withdrawn, they are this one's.
    void insertRepeated(UUID companyId, UUID reportId, Collection<UUID> payoutIds) {
        jdbc.sql("""
                        insert into payout_repetition (company_id, payout_report_id, payout_id)
                        select :company, :report, payout_id from unnest(cast(:payouts as uuid[])) as p (payout_id)
                        on conflict do nothing
                        """)
                .param("company", companyId)
                .param("report", reportId)
                .param("payouts", payoutIds.toArray(UUID[]::new))
                .update();
    }

    record ReportHead(UUID bankAccountId, boolean withdrawn) {}

    Optional<ReportHead> findHead(UUID companyId, UUID reportId) {
        return jdbc.sql("""
                        select bank_account_id, withdrawn_at is not null as withdrawn from payout_report
                        where company_id = :company and payout_report_id = :report
                        """)
                .param("company", companyId)
                .param("report", reportId)
                .query(RecordRowMapper.of(ReportHead.class))
                .optional();
    }

    /// What a report has and the next one repeats is that one's from now on.
    void handOver(UUID companyId, UUID reportId) {
        jdbc.sql("""
                        with heir as (
                            select distinct on (r.payout_id) r.payout_id, r.payout_report_id
                            from payout_repetition r
                            join payout p on p.company_id = r.company_id and p.payout_id = r.payout_id
                            join payout_report o on o.company_id = r.company_id
                                and o.payout_report_id = r.payout_report_id and o.withdrawn_at is null
                            where r.company_id = :company and p.payout_report_id = :report
                                and r.payout_report_id <> :report
                            order by r.payout_id, r.payout_report_id
                        ),
                        fewer as (
                            update payout_report o
                            set payouts_repeated = o.payouts_repeated - h.payouts
                            from (select payout_report_id, count(*) as payouts from heir group by payout_report_id) h
                            where o.company_id = :company and o.payout_report_id = h.payout_report_id
                        )
                        update payout p
                        set payout_report_id = h.payout_report_id
                        from heir h
                        where p.company_id = :company and p.payout_id = h.payout_id
                        """).param("company", companyId).param("report", reportId).update();
    }

    /// With what is left of its payouts.
    void withdraw(UUID companyId, UUID reportId, String reason, UUID userId, Instant now) {
        jdbc.sql("""
                        delete from payout_repetition
                        where company_id = :company and payout_id in (
                            select payout_id from payout where company_id = :company and payout_report_id = :report)
                        """).param("company", companyId).param("report", reportId).update();
        jdbc.sql("""
                        insert into payout_line_freed_before (company_id, bank_account_id, line_id, reference, paid_on,
                            gross_minor, refunds_minor, fees_minor, net_minor, reason, freed_by, freed_at)
                        select p.company_id, p.bank_account_id, f.line_id, p.reference, p.paid_on, p.gross_minor,
                            p.refunds_minor, p.fees_minor, p.net_minor, f.reason, f.freed_by, f.freed_at
                        from payout p
                        join payout_line_freed f on f.company_id = p.company_id and f.payout_id = p.payout_id
                        where p.company_id = :company and p.payout_report_id = :report
                        """).param("company", companyId).param("report", reportId).update();
        jdbc.sql("""
                        delete from payout_line_freed
                        where company_id = :company and payout_id in (
                            select payout_id from payout where company_id = :company and payout_report_id = :report)
                        """).param("company", companyId).param("report", reportId).update();
        jdbc.sql("""
                        delete from payout_row
                        where company_id = :company and payout_id in (
                            select payout_id from payout where company_id = :company and payout_report_id = :report)
                        """).param("company", companyId).param("report", reportId).update();
        jdbc.sql("delete from payout where company_id = :company and payout_report_id = :report")
                .param("company", companyId)
                .param("report", reportId)
                .update();
        jdbc.sql("""
                        update payout_report
                        set withdrawn_at = :now, withdrawn_by = :by, withdrawal_reason = :reason
                        where company_id = :company and payout_report_id = :report
                        """)
                .param("company", companyId)
                .param("report", reportId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", userId)
                .param("reason", reason)
                .update();
    }

    /// Whether it still has this line: a decision may have given it one since.
    boolean isOfLine(UUID companyId, UUID payoutId, UUID lineId) {
        return jdbc.sql("""
                        select exists (
                            select from payout
                            where company_id = :company and payout_id = :payout and line_id = :line)
                        """)
                .param("company", companyId)
                .param("payout", payoutId)
                .param("line", lineId)
                .query(Boolean.class)
                .single();
    }

    void free(UUID companyId, UUID payoutId, FreePayoutRequest request, UUID userId, Instant now) {
        jdbc.sql("update payout set line_id = null where company_id = :company and payout_id = :payout")
                .param("company", companyId)
                .param("payout", payoutId)
                .update();
        jdbc.sql("""
                        insert into payout_line_freed (company_id, payout_id, line_id, reason, freed_by, freed_at)
                        values (:company, :payout, :line, :reason, :by, :now)
                        on conflict (company_id, payout_id, line_id) do update
                        set reason = excluded.reason, freed_by = excluded.freed_by, freed_at = excluded.freed_at
                        """)
                .param("company", companyId)
                .param("payout", payoutId)
                .param("line", request.lineId())
                .param("reason", request.reason())
                .param("by", userId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean isNamed(UUID companyId, UUID lineId) {
        return jdbc.sql("select exists (select from payout where company_id = :company and line_id = :line)")
                .param("company", companyId)
                .param("line", lineId)
                .query(Boolean.class)
                .single();
    }

    /// Gives payouts their lines, where neither has another one.
    void bind(UUID companyId, Map<UUID, UUID> linesByPayout) {
        var payouts = new ArrayList<UUID>();
        var lines = new ArrayList<UUID>();
        linesByPayout.forEach((payout, line) -> {
            payouts.add(payout);
            lines.add(line);
        });
        jdbc.sql("""
                        update payout p
                        set line_id = b.line_id
                        from unnest(cast(:payouts as uuid[]), cast(:lines as uuid[])) as b (payout_id, line_id)
                        where p.company_id = :company and p.payout_id = b.payout_id and p.line_id is null
                        """)
                .param("company", companyId)
                .param("payouts", payouts.toArray(UUID[]::new))
                .param("lines", lines.toArray(UUID[]::new))
                .update();
    }

    /// Payouts of the line's amount about its day that have no line, and of which so much was kept.
    List<UUID> withFee(BankLine line, long feeMinor) {
        return jdbc.sql("""
                        select payout_id from payout
                        where company_id = :company and bank_account_id = :account and net_minor = :net
                            and line_id is null and fees_minor = :fee
                            and (paid_on is null or cast(:day as date) between paid_on - 3 and paid_on + 10)
                            and not exists (
                                select from payout_line_freed f
                                where f.company_id = :company and f.payout_id = payout.payout_id and f.line_id = :line)
                        limit 2
                        """)
                .param("company", line.companyId())
                .param("account", line.bankAccountId())
                .param("net", line.amountMinor())
                .param("fee", feeMinor)
                .param("line", line.lineId())
                .param("day", line.bookingDate())
                .query((row, number) -> row.getObject("payout_id", UUID.class))
                .list();
    }

    record Found(UUID lineId, UUID payoutId, long grossMinor, long refundsMinor, long feesMinor) {}

    /// A payout is a line of its amount that came about its day, if there is no second such payout and no second such
    /// line that is not explained. What a person named is so without that; what a person freed of each
    /// other is not.
    Map<UUID, KnownPayout> of(UUID companyId, List<BankLine> lines) {
        var found = jdbc.sql("""
                        with wanted as (
                            select w.line_id, w.account_id, w.amount_minor, w.day::date as day
                            from unnest(cast(:lines as uuid[]), cast(:accounts as uuid[]), cast(:amounts as bigint[]),
                                cast(:days as text[])) as w (line_id, account_id, amount_minor, day)
                        ), named as (
                            select w.line_id, p.payout_id, p.gross_minor, p.refunds_minor, p.fees_minor
                            from wanted w
                            join payout p on p.company_id = :company and p.line_id = w.line_id
                        ), possible as (
                            select w.line_id, w.account_id, w.amount_minor, w.day, p.payout_id, p.gross_minor,
                                p.refunds_minor, p.fees_minor, count(*) over (partition by w.line_id) as payouts
                            from wanted w
                            join payout p on p.company_id = :company and p.bank_account_id = w.account_id
                                and p.net_minor = w.amount_minor and p.line_id is null
                                and (p.paid_on is null or w.day between p.paid_on - 3 and p.paid_on + 10)
                            where w.line_id not in (select line_id from named)
                                and not exists (
                                    select from payout_line_freed f
                                    where f.company_id = :company and f.payout_id = p.payout_id
                                        and f.line_id = w.line_id)
                        )
                        select line_id, payout_id, gross_minor, refunds_minor, fees_minor from named
                        union all
                        select c.line_id, c.payout_id, c.gross_minor, c.refunds_minor, c.fees_minor
                        from possible c
                        where c.payouts = 1
                            and not exists (
                                select from bank_line o
                                where o.company_id = :company and o.bank_account_id = c.account_id
                                    and o.booking_date between c.day - 13 and c.day + 13
                                    and o.amount_minor = c.amount_minor and o.line_id <> c.line_id
                                    and o.match_state in ('NONE', 'UNMATCHED')
                                    and not exists (
                                        select from payout_line_freed f
                                        where f.company_id = :company and f.payout_id = c.payout_id
                                            and f.line_id = o.line_id))
                        """)
                .param("company", companyId)
                .param("lines", lines.stream().map(BankLine::lineId).toArray(UUID[]::new))
                .param("accounts", lines.stream().map(BankLine::bankAccountId).toArray(UUID[]::new))
                .param("amounts", lines.stream().map(BankLine::amountMinor).toArray(Long[]::new))
                .param(
                        "days",
                        lines.stream()
                                .map(line -> line.bookingDate().toString())
                                .toArray(String[]::new))
                .query(RecordRowMapper.of(Found.class))
                .list();
        if (found.isEmpty()) {
            return Map.of();
        }
        var parts = parts(companyId, found.stream().map(Found::payoutId).toList());
        var known = new HashMap<UUID, KnownPayout>();
        for (var payout : found) {
            var its = parts.getOrDefault(payout.payoutId(), List.of());
            if (payout.grossMinor() > 0 && payout.feesMinor() >= 0 && its.size() <= MOST_PARTS) {
                known.put(
                        payout.lineId(),
                        new KnownPayout(
                                payout.payoutId(),
                                new Line.Payout(payout.grossMinor(), payout.refundsMinor(), payout.feesMinor(), its)));
            }
        }
        return known;
    }

    record PartRow(UUID payoutId, long amountMinor, String documentText) {}

    /// Sales, and refunds below zero; a fee alone is no part.
    private Map<UUID, List<Line.BatchPart>> parts(UUID companyId, List<UUID> payoutIds) {
        return jdbc
                .sql("""
                        select r.payout_id, part.amount_minor, r.document_text
                        from payout_row r
                        cross join lateral (values (r.gross_minor), (-r.refund_minor)) as part (amount_minor)
                        where r.company_id = :company and r.payout_id = any(:payouts) and part.amount_minor <> 0
                        order by r.payout_id, r.row_no
                        """)
                .param("company", companyId)
                .param("payouts", payoutIds.toArray(UUID[]::new))
                .query(RecordRowMapper.of(PartRow.class))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        PartRow::payoutId,
                        Collectors.mapping(
                                row -> new Line.BatchPart(row.amountMinor(), row.documentText()),
                                Collectors.toList())));
    }
}
