package io.tieout.ledger.allowance;

import io.tieout.ledger.allowance.AllowanceResponse.AllowancePartResponse;
import io.tieout.ledger.balance.KnownAt;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.AgeingBucket;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /// The percentages of the newest allowance up to that day.
    Optional<LossRates> rates(UUID companyId, LocalDate asOf, KnownAt known) {
        return jdbc.sql("""
                        select allowance_id, as_of, parts
                        from allowance
                        where company_id = :company and as_of <= :asOf and recorded_at < :knownBefore
                        order by as_of desc, allowance_id desc
                        limit 1""")
                .param("company", companyId)
                .param("asOf", asOf)
                .param("knownBefore", known.before().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new LossRates(
                        new AllowanceId(row.getObject("allowance_id", UUID.class)),
                        row.getObject("as_of", LocalDate.class),
                        percents(json.readValue(row.getString("parts"), PARTS))))
                .optional();
    }

    private static Map<AgeingBucket, BigDecimal> percents(List<AllowancePart> parts) {
        var percents = new EnumMap<AgeingBucket, BigDecimal>(AgeingBucket.class);
        for (var part : parts) {
            var bucket = part.bucket();
            // A percentage of all that is owed is that of each age.
            var buckets = bucket == null ? List.of(AgeingBucket.values()) : List.of(bucket);
            buckets.forEach(each -> percents.put(each, part.percent()));
        }
        return percents;
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
