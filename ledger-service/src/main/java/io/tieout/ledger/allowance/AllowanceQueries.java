package io.tieout.ledger.allowance;

import io.tieout.ledger.allowance.AllowanceResponse.AllowancePartResponse;
import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class AllowanceQueries {

    private static final TypeReference<List<AllowancePart>> PARTS = new TypeReference<>() {};

    private static final String COLUMNS = """
            select allowance_id, as_of, method, currency, parts, base_minor, target_minor, before_minor, reason, decided_by,
                entry_id, recorded_at
            from allowance
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AllowanceQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Newest first.
    Page<AllowanceResponse> list(UUID companyId, PageRequest page) {
        var rows = jdbc.sql(COLUMNS + """
                        where company_id = :company
                            and (cast(:after as uuid) is null or allowance_id < cast(:after as uuid))
                        order by allowance_id desc
                        limit :limit""")
                .param("company", companyId)
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(this::response)
                .list();
        return Page.of(
                rows, page, allowance -> List.of(allowance.allowanceId().value().toString()));
    }

    AllowanceResponse get(UUID companyId, AllowanceId id) {
        return jdbc.sql(COLUMNS + "where company_id = :company and allowance_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query(this::response)
                .optional()
                .orElseThrow(() -> new AllowanceUnknown(id));
    }

    private AllowanceResponse response(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        var target = Money.ofMinor(row.getLong("target_minor"), currency);
        var before = Money.ofMinor(row.getLong("before_minor"), currency);
        return new AllowanceResponse(
                new AllowanceId(row.getObject("allowance_id", UUID.class)),
                row.getObject("as_of", LocalDate.class),
                AllowanceMethod.valueOf(row.getString("method")),
                json.readValue(row.getString("parts"), PARTS).stream()
                        .map(part ->
                                new AllowancePartResponse(part.bucket(), part.owed(), part.percent(), part.target()))
                        .toList(),
                Money.ofMinor(row.getLong("base_minor"), currency),
                target,
                before,
                target.minus(before),
                row.getString("reason"),
                row.getObject("decided_by", UUID.class),
                new EntryId(row.getObject("entry_id", UUID.class)),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
