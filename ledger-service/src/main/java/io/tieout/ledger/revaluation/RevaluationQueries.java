package io.tieout.ledger.revaluation;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.revaluation.RevaluationResponse.LineResponse;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RevaluationQueries {

    private static final String COLUMNS = """
            select revaluation_id, revaluation_date, policy, currency, gain_minor, loss_minor, entry_id, reversed_on,
                reversal_entry_id, decided_by, recorded_at
            from revaluation
            """;

    private final JdbcClient jdbc;

    RevaluationQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Newest first.
    Page<RevaluationResponse> list(UUID companyId, @Nullable LocalDate date, PageRequest page) {
        var rows = jdbc.sql(COLUMNS + """
                        where company_id = :company
                            and (cast(:date as date) is null or revaluation_date = :date)
                            and (cast(:after as uuid) is null or revaluation_id < cast(:after as uuid))
                        order by revaluation_id desc
                        limit :limit""")
                .param("company", companyId)
                .param("date", date)
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(RevaluationQueries::response)
                .list();
        return Page.of(
                rows,
                page,
                revaluation ->
                        List.of(Objects.requireNonNull(revaluation.id()).value().toString()));
    }

    RevaluationResponse get(UUID companyId, RevaluationId id) {
        var found = jdbc.sql(COLUMNS + "where company_id = :company and revaluation_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query(RevaluationQueries::response)
                .optional()
                .orElseThrow(() -> new RevaluationUnknown(id));
        var own = found.gain().currency();
        var lines = jdbc.sql("""
                        select foreign_item_id, account_code, currency, open_minor, rate, before_minor, after_minor,
                            lasting_minor
                        from revaluation_line
                        where company_id = :company and revaluation_id = :id
                        order by line_number
                        limit :limit""")
                .param("company", companyId)
                .param("id", id.value())
                .param("limit", RevaluationResponse.MAX_LINES)
                .query((row, number) -> {
                    var before = Money.ofMinor(row.getLong("before_minor"), own);
                    var after = Money.ofMinor(row.getLong("after_minor"), own);
                    return new LineResponse(
                            row.getObject("foreign_item_id", UUID.class),
                            new AccountCode(row.getString("account_code")),
                            Money.ofMinor(row.getLong("open_minor"), row.getString("currency")),
                            new Rate(row.getBigDecimal("rate")),
                            before,
                            after,
                            after.minus(before),
                            Money.ofMinor(row.getLong("lasting_minor"), own));
                })
                .list();
        return found.with(lines);
    }

    private static RevaluationResponse response(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        return new RevaluationResponse(
                new RevaluationId(row.getObject("revaluation_id", UUID.class)),
                row.getObject("revaluation_date", LocalDate.class),
                RevaluationPolicy.valueOf(row.getString("policy")),
                Money.ofMinor(row.getLong("gain_minor"), currency),
                Money.ofMinor(row.getLong("loss_minor"), currency),
                entry(row.getObject("entry_id", UUID.class)),
                row.getObject("reversed_on", LocalDate.class),
                entry(row.getObject("reversal_entry_id", UUID.class)),
                row.getObject("decided_by", UUID.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                null);
    }

    private static @Nullable EntryId entry(@Nullable UUID id) {
        return id == null ? null : new EntryId(id);
    }
}
