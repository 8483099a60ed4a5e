package io.tieout.reconciliation.dryrun;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.matching.Evidence;
import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.Explanation.Allocation;
import io.tieout.reconciliation.matching.Explanation.Part;
import io.tieout.reconciliation.matching.Flag;
import io.tieout.reconciliation.matching.LineKind;
import io.tieout.reconciliation.matching.PartType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// What was decided at a moment, as it is stored.
@Repository
class PastDecisionRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PastDecisionRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Every decision of that moment, those that were taken back later included: they belong to the same run of the
    /// engine.
    Map<UUID, Decided> decidedAt(UUID companyId, Currency currency, Instant at) {
        var decided = new LinkedHashMap<UUID, Decided>();
        var matches = jdbc.sql("""
                        select match_id, line_id, decision, line_kind, flags, evidence, rule_version, model, score
                        from payment_match
                        where company_id = :company and decided_at = :at and currency = :currency
                        order by match_id
                        """)
                .param("company", companyId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("currency", currency.getCurrencyCode())
                .query(this::match)
                .list();
        var ids = matches.stream().map(Match::matchId).toList();
        var allocations = allocations(companyId, ids);
        var parts = parts(companyId, ids);
        for (var match : matches) {
            var amounts = new Explanation(
                    match.model() == null ? "" : match.model(),
                    allocations.getOrDefault(match.matchId(), List.of()),
                    parts.getOrDefault(match.matchId(), List.of()),
                    match.score() == null ? 0 : match.score(),
                    null);
            var known = match.decided();
            decided.put(
                    match.lineId(),
                    new Decided(
                            known.verdict(),
                            known.kind(),
                            known.kind() == null ? List.of(amounts) : List.of(),
                            known.flags(),
                            known.evidence(),
                            known.ruleVersion()));
        }
        jdbc.sql("""
                        select p.line_id, p.flags, p.evidence, p.proposals, p.rule_version
                        from line_proposal p
                        join bank_line l on l.company_id = p.company_id and l.line_id = p.line_id
                        where p.company_id = :company and p.proposed_at = :at and l.currency = :currency
                        order by p.line_id
                        """)
                .param("company", companyId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("currency", currency.getCurrencyCode())
                .query((row, number) -> {
                    var flags = flags(row);
                    decided.putIfAbsent(
                            row.getObject("line_id", UUID.class),
                            new Decided(
                                    flags.contains(Flag.DUPLICATE_LINE) ? Verdict.DUPLICATE : Verdict.SUGGESTED,
                                    null,
                                    List.of(json.readValue(row.getString("proposals"), Explanation[].class)),
                                    flags,
                                    List.of(json.readValue(row.getString("evidence"), Evidence[].class)),
                                    row.getString("rule_version")));
                    return number;
                })
                .list();
        return decided;
    }

    /// Of these lines those of which a match had been taken back by then: the engine only suggests for them.
    Set<UUID> takenBackBefore(UUID companyId, Collection<UUID> lineIds, Instant at) {
        return new HashSet<>(jdbc.sql("""
                        select distinct line_id from payment_match
                        where company_id = :company and line_id = any(:lines) and status in ('UNDONE', 'REFUSED')
                            and decided_at < :at and answered_at <= :at
                        """)
                .param("company", companyId)
                .param("lines", lineIds.toArray(UUID[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getObject("line_id", UUID.class))
                .list());
    }

    private record Match(
            UUID matchId,
            UUID lineId,
            @Nullable String model,
            @Nullable Integer score,
            Decided decided) {}

    private Match match(ResultSet row, int number) throws SQLException {
        var kind = row.getString("line_kind");
        return new Match(
                row.getObject("match_id", UUID.class),
                row.getObject("line_id", UUID.class),
                row.getString("model"),
                row.getObject("score", Integer.class),
                new Decided(
                        verdict(row.getString("decision")),
                        kind == null ? null : LineKind.valueOf(kind),
                        List.of(),
                        flags(row),
                        List.of(json.readValue(row.getString("evidence"), Evidence[].class)),
                        row.getString("rule_version")));
    }

    private static Verdict verdict(String decision) {
        return switch (decision) {
            case "AUTO" -> Verdict.AUTOMATIC;
            case "EXCEPTION" -> Verdict.EXCEPTION;
            case "IGNORE" -> Verdict.NOT_RECEIVABLE;
            default -> Verdict.BY_PERSON;
        };
    }

    private Map<UUID, List<Allocation>> allocations(UUID companyId, Collection<UUID> matchIds) {
        var found = new HashMap<UUID, List<Allocation>>();
        jdbc.sql("""
                        select match_id, invoice_id, amount_minor, settled_minor, settled_currency from match_allocation
                        where company_id = :company and match_id = any(:matches)
                        order by match_id, position
                        """)
                .param("company", companyId)
                .param("matches", matchIds.toArray(UUID[]::new))
                .query((row, number) -> found.computeIfAbsent(
                                row.getObject("match_id", UUID.class), match -> new ArrayList<>())
                        .add(new Allocation(row.getString("invoice_id"), row.getLong("amount_minor"), settled(row))))
                .list();
        return found;
    }

    private static @Nullable Money settled(ResultSet row) throws SQLException {
        var currency = row.getString("settled_currency");
        return currency == null ? null : Money.ofMinor(row.getLong("settled_minor"), currency);
    }

    private Map<UUID, List<Part>> parts(UUID companyId, Collection<UUID> matchIds) {
        var found = new HashMap<UUID, List<Part>>();
        jdbc.sql("""
                        select match_id, type, amount_minor, customer_id, invoice_id from match_part
                        where company_id = :company and match_id = any(:matches)
                        order by match_id, position
                        """)
                .param("company", companyId)
                .param("matches", matchIds.toArray(UUID[]::new))
                .query((row, number) -> found.computeIfAbsent(
                                row.getObject("match_id", UUID.class), match -> new ArrayList<>())
                        .add(new Part(
                                PartType.valueOf(row.getString("type")),
                                row.getLong("amount_minor"),
                                row.getString("customer_id"),
                                row.getString("invoice_id"))))
                .list();
        return found;
    }

    private static Set<Flag> flags(ResultSet row) throws SQLException {
        return Flag.named((String[]) row.getArray("flags").getArray());
    }
}
