package io.tieout.ledger.businessfact;

import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.postingrule.FactContent;
import io.tieout.ledger.postingrule.FactType;
import io.tieout.ledger.postingrule.RuleName;
import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class BusinessFactRepository {

    static final String COLUMNS = """
            company_id, fact_id, source, external_id, fact_type, effective_date, document_date, fact_text, attributes,
                amounts, currency, state, reason_code, reason_detail, rules_version, rule_name, entry_id,
                dismissal_reason, sent_by, decided_by, recorded_at""";

    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Long>> AMOUNTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    BusinessFactRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Keeps those that were not told before. Whoever tells the same at this moment is waited for.
    ///
    /// @return those that are new
    Set<BusinessFactId> insert(UUID companyId, Collection<BusinessFact> facts) {
        // In the order of the key: two who tell the same facts in different orders must not wait for each other.
        var sorted = facts.stream()
                .sorted(Comparator.comparing(
                                (BusinessFact fact) -> fact.source().value())
                        .thenComparing(BusinessFact::externalId))
                .toList();
        return new HashSet<>(jdbc.sql("""
                        insert into business_fact (company_id, fact_id, source, external_id, fact_type, effective_date,
                            document_date, fact_text, attributes, amounts, currency, state, sent_by)
                        select :company, fact_id, source, external_id, fact_type, effective_date, document_date, fact_text,
                            attributes, amounts, currency, 'WAITING', sent_by
                        from unnest(cast(:ids as uuid[]), cast(:sources as text[]), cast(:externalIds as text[]),
                                cast(:types as text[]), cast(:effectiveDates as date[]), cast(:documentDates as date[]),
                                cast(:texts as text[]), cast(:attributes as jsonb[]), cast(:amounts as jsonb[]),
                                cast(:currencies as text[]), cast(:senders as uuid[])) with ordinality
                            as told (fact_id, source, external_id, fact_type, effective_date, document_date, fact_text,
                                attributes, amounts, currency, sent_by, place)
                        order by place
                        on conflict (company_id, source, external_id) do nothing
                        returning fact_id""")
                .param("company", companyId)
                .param("ids", column(sorted, fact -> fact.id().value()))
                .param("sources", column(sorted, BusinessFact::source))
                .param("externalIds", column(sorted, BusinessFact::externalId))
                .param("types", column(sorted, fact -> fact.content().type()))
                .param("effectiveDates", column(sorted, fact -> fact.content().date()))
                .param("documentDates", column(sorted, BusinessFact::documentDate))
                .param("texts", column(sorted, BusinessFact::text))
                .param(
                        "attributes",
                        column(
                                sorted,
                                fact -> json.writeValueAsString(fact.content().attributes())))
                .param("amounts", column(sorted, fact -> json.writeValueAsString(minorUnits(fact))))
                .param("currencies", column(sorted, fact -> currency(fact.content())))
                .param("senders", column(sorted, BusinessFact::sentBy))
                .query((row, number) -> new BusinessFactId(row.getObject(1, UUID.class)))
                .list());
    }

    /// Those of the facts that are kept, by whom told them and as what.
    List<KeptFact> told(UUID companyId, List<BusinessFact> facts) {
        return jdbc.sql("select " + COLUMNS + """
                         from business_fact
                        where company_id = :company
                            and (source, external_id) in (
                                select source, external_id
                                from unnest(cast(:sources as text[]), cast(:externalIds as text[]))
                                    as told (source, external_id))""")
                .param("company", companyId)
                .param("sources", column(facts, BusinessFact::source))
                .param("externalIds", column(facts, BusinessFact::externalId))
                .query(this::kept)
                .list();
    }

    Optional<KeptFact> find(UUID companyId, BusinessFactId id) {
        return jdbc.sql("select " + COLUMNS + " from business_fact where company_id = :company and fact_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query(this::kept)
                .optional();
    }

    /// Lowest id first: two who try the same facts must not wait for each other.
    List<KeptFact> lock(UUID companyId, Collection<BusinessFactId> ids) {
        return jdbc.sql("select " + COLUMNS + """
                         from business_fact
                        where company_id = :company and fact_id = any(cast(:ids as uuid[]))
                        order by fact_id
                        for update""")
                .param("company", companyId)
                .param("ids", ids.stream().map(id -> id.value().toString()).toArray(String[]::new))
                .query(this::kept)
                .list();
    }

    /// The longest untried of those that wait and that nobody else is at.
    List<KeptFact> lockWaiting(UUID companyId, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                         from business_fact
                        where company_id = :company and state = 'WAITING'
                        order by tried_at, fact_id
                        limit :limit
                        for update skip locked""")
                .param("company", companyId)
                .param("limit", limit)
                .query(this::kept)
                .list();
    }

    /// Facts of some days that were posted or wait, the earliest first.
    List<KeptFact> of(UUID companyId, LocalDate from, LocalDate to, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                         from business_fact
                        where company_id = :company and effective_date between :from and :to and state <> 'DISMISSED'
                        order by effective_date, fact_id
                        limit :limit""")
                .param("company", companyId)
                .param("from", from)
                .param("to", to)
                .param("limit", limit)
                .query(this::kept)
                .list();
    }

    /// In the order in which they were told.
    List<KeptFact> list(UUID companyId, FactFilter filter, @Nullable UUID after, int limit) {
        var state = filter.state();
        var source = filter.source();
        var type = filter.type();
        return jdbc.sql("select " + COLUMNS + """
                         from business_fact
                        where company_id = :company
                            and (cast(:state as text) is null or state = :state)
                            and (cast(:source as text) is null or source = :source)
                            and (cast(:type as text) is null or fact_type = :type)
                            and (cast(:from as date) is null or effective_date >= :from)
                            and (cast(:to as date) is null or effective_date <= :to)
                            and (cast(:after as uuid) is null or fact_id > :after)
                        order by fact_id
                        limit :limit""")
                .param("company", companyId)
                .param("state", state == null ? null : state.name())
                .param("source", source == null ? null : source.value())
                .param("type", type == null ? null : type.value())
                .param("from", filter.from())
                .param("to", filter.to())
                .param("after", after)
                .param("limit", limit)
                .query(this::kept)
                .list();
    }

    void settle(UUID companyId, List<FactOutcome> outcomes, UUID by) {
        jdbc.sql("""
                        update business_fact fact
                        set state = case when tried.entry_id is null then 'WAITING' else 'POSTED' end,
                            reason_code = tried.reason_code, reason_detail = tried.reason_detail,
                            rules_version = tried.rules_version, rule_name = tried.rule_name, entry_id = tried.entry_id,
                            decided_by = :by, tried_at = recorded_now()
                        from unnest(cast(:ids as uuid[]), cast(:codes as text[]), cast(:details as text[]),
                                cast(:versions as bigint[]), cast(:rules as text[]), cast(:entries as uuid[]))
                            as tried (fact_id, reason_code, reason_detail, rules_version, rule_name, entry_id)
                        where fact.company_id = :company and fact.fact_id = tried.fact_id""")
                .param("company", companyId)
                .param("by", by)
                .param("ids", column(outcomes, outcome -> outcome.id().value()))
                .param("codes", waiting(outcomes, FactOutcome.Waiting::code))
                .param("details", waiting(outcomes, FactOutcome.Waiting::detail))
                .param("versions", posted(outcomes, FactOutcome.Posted::rulesVersion))
                .param("rules", posted(outcomes, FactOutcome.Posted::rule))
                .param("entries", posted(outcomes, outcome -> outcome.entryId().value()))
                .update();
    }

    /// The row is locked by [#lock].
    void dismiss(UUID companyId, BusinessFactId id, String reason, UUID by) {
        jdbc.sql("""
                        update business_fact
                        set state = 'DISMISSED', dismissal_reason = :reason, decided_by = :by
                        where company_id = :company and fact_id = :id""")
                .param("company", companyId)
                .param("id", id.value())
                .param("reason", reason)
                .param("by", by)
                .update();
    }

    private KeptFact kept(ResultSet row, int number) throws SQLException {
        var rule = row.getString("rule_name");
        var entry = row.getObject("entry_id", UUID.class);
        var currency = row.getString("currency");
        var amounts = new HashMap<String, Money>();
        json.readValue(row.getString("amounts"), AMOUNTS)
                .forEach((name, minorUnits) -> amounts.put(name, Money.ofMinor(minorUnits, currency)));
        return new KeptFact(
                new BusinessFact(
                        row.getObject("company_id", UUID.class),
                        new BusinessFactId(row.getObject("fact_id", UUID.class)),
                        new FactSource(row.getString("source")),
                        row.getString("external_id"),
                        new FactContent(
                                new FactType(row.getString("fact_type")),
                                row.getObject("effective_date", LocalDate.class),
                                json.readValue(row.getString("attributes"), ATTRIBUTES),
                                amounts),
                        row.getObject("document_date", LocalDate.class),
                        row.getString("fact_text"),
                        row.getObject("sent_by", UUID.class)),
                FactState.valueOf(row.getString("state")),
                row.getString("reason_code"),
                row.getString("reason_detail"),
                row.getObject("rules_version", Long.class),
                rule == null ? null : new RuleName(rule),
                entry == null ? null : new EntryId(entry),
                row.getString("dismissal_reason"),
                row.getObject("decided_by", UUID.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static Map<String, Long> minorUnits(BusinessFact fact) {
        return fact.content().amounts().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, amount -> amount.getValue().minorUnits()));
    }

    private static String currency(FactContent content) {
        return content.amounts().values().iterator().next().currency().getCurrencyCode();
    }

    private static @Nullable String[] waiting(List<FactOutcome> outcomes, Function<FactOutcome.Waiting, Object> value) {
        return column(outcomes, outcome -> outcome instanceof FactOutcome.Waiting waits ? value.apply(waits) : null);
    }

    private static @Nullable String[] posted(List<FactOutcome> outcomes, Function<FactOutcome.Posted, Object> value) {
        return column(outcomes, outcome -> outcome instanceof FactOutcome.Posted posted ? value.apply(posted) : null);
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable Object> value) {
        return rows.stream()
                .map(value)
                .map(found -> found == null ? null : found.toString())
                .toArray(String[]::new);
    }
}
