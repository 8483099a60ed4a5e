package io.tieout.sales.rule;

import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.change.ChangeRepository;
import io.tieout.sales.change.ObjectKind;
import io.tieout.sales.team.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class RuleRepository {

    private static final String COLUMNS = """
            v.rule_id, v.version, v.name, r.kind, v.active, v.date_field, v.offset_days, v.condition, v.actions, v.made_by,
            v.made_at
            """;

    private static final int MAX_VERSIONS = 1_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RuleRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(UUID companyId, SalesRule rule) {
        jdbc.sql("""
                        insert into sales_rule (company_id, rule_id, kind, last_version)
                        values (:company, :rule, :kind, :version)
                        """)
                .param("company", companyId)
                .param("rule", rule.ruleId())
                .param("kind", rule.kind().name())
                .param("version", rule.version())
                .update();
        insertVersion(companyId, rule);
    }

    /// Returns false when it is of another version by now.
    boolean addVersion(UUID companyId, SalesRule rule) {
        boolean fresh = jdbc.sql("""
                                update sales_rule set last_version = :version
                                 where company_id = :company and rule_id = :rule and last_version = :version - 1
                                """)
                        .param("version", rule.version())
                        .param("company", companyId)
                        .param("rule", rule.ruleId())
                        .update()
                == 1;
        if (fresh) {
            insertVersion(companyId, rule);
        }
        return fresh;
    }

    private void insertVersion(UUID companyId, SalesRule rule) {
        jdbc.sql("""
                        insert into sales_rule_version (company_id, rule_id, version, name, active, date_field, offset_days,
                            condition, actions, made_by, made_at)
                        values (:company, :rule, :version, :name, :active, :field, :offset, :condition,
                            cast(:actions as jsonb), :by, :at)
                        """)
                .param("company", companyId)
                .param("rule", rule.ruleId())
                .param("version", rule.version())
                .param("name", rule.name())
                .param("active", rule.active())
                .param("field", rule.dateField())
                .param("offset", rule.offsetDays())
                .param("condition", rule.condition())
                .param("actions", json.writeValueAsString(rule.actions()))
                .param("by", rule.madeBy())
                .param("at", rule.madeAt().atOffset(ZoneOffset.UTC))
                .update();
        // From now on, changes of this kind are noted; they cost nothing where no rule looks at them.
        jdbc.sql("delete from watched_kind where company_id = :company")
                .param("company", companyId)
                .update();
        jdbc.sql("""
                        insert into watched_kind (company_id, kind)
                        select distinct r.company_id, r.kind
                          from sales_rule r
                          join sales_rule_version v on v.company_id = r.company_id and v.rule_id = r.rule_id
                           and v.version = r.last_version
                         where r.company_id = :company and v.active and v.date_field is null
                        on conflict do nothing
                        """).param("company", companyId).update();
    }

    Optional<SalesRule> find(UUID companyId, UUID ruleId) {
        return jdbc.sql("select " + COLUMNS + """
                          from sales_rule r
                          join sales_rule_version v on v.company_id = r.company_id and v.rule_id = r.rule_id
                           and v.version = r.last_version
                         where r.company_id = :company and r.rule_id = :rule
                        """)
                .param("company", companyId)
                .param("rule", ruleId)
                .query(this::rule)
                .optional();
    }

    Page<SalesRule> list(UUID companyId, PageRequest page) {
        var rows = jdbc.sql("select " + COLUMNS + """
                          from sales_rule r
                          join sales_rule_version v on v.company_id = r.company_id and v.rule_id = r.rule_id
                           and v.version = r.last_version
                         where r.company_id = :company
                           and (:first or r.rule_id > cast(:after as uuid))
                         order by r.rule_id
                         limit :limit
                        """)
                .param("company", companyId)
                .param("first", page.isFirst())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(this::rule)
                .list();
        return Page.of(rows, page, row -> List.of(row.ruleId().toString()));
    }

    List<SalesRule> versions(UUID companyId, UUID ruleId) {
        return jdbc.sql("select " + COLUMNS + """
                          from sales_rule r
                          join sales_rule_version v on v.company_id = r.company_id and v.rule_id = r.rule_id
                         where r.company_id = :company and r.rule_id = :rule
                         order by v.version desc
                         limit :limit
                        """)
                .param("company", companyId)
                .param("rule", ruleId)
                .param("limit", MAX_VERSIONS)
                .query(this::rule)
                .list();
    }

    /// The versions that were in force at an instant and judge changes of a kind.
    List<SalesRule> ofChanges(UUID companyId, ObjectKind kind, Instant at) {
        return jdbc.sql("select * from (select distinct on (v.rule_id) " + COLUMNS + """
                          from sales_rule r
                          join sales_rule_version v on v.company_id = r.company_id and v.rule_id = r.rule_id
                         where r.company_id = :company and r.kind = :kind and v.made_at <= :at
                         order by v.rule_id, v.version desc) as in_force
                         where active and date_field is null
                         order by rule_id
                        """)
                .param("company", companyId)
                .param("kind", kind.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(this::rule)
                .list();
    }

    record OwnedRule(UUID companyId, SalesRule rule) {}

    /// The rules of all companies that wait for dates.
    List<OwnedRule> ofDates() {
        return jdbc.sql("select v.company_id, " + COLUMNS + """
                          from sales_rule r
                          join sales_rule_version v on v.company_id = r.company_id and v.rule_id = r.rule_id
                           and v.version = r.last_version
                         where v.active and v.date_field is not null
                         order by v.company_id, v.rule_id
                        """)
                .query((row, number) -> new OwnedRule(row.getObject("company_id", UUID.class), rule(row, number)))
                .list();
    }

    record Change(
            UUID changeId, JudgedObject object, @Nullable UUID causedBy, int depth, Instant changedAt) {}

    /// Takes the oldest change that nobody else judges at the moment.
    Optional<Change> claim(Instant now) {
        return jdbc.sql("""
                        select company_id, change_id, kind, object_id, object_version, owner_user_id, deal_id, facts,
                               caused_by, depth, changed_at
                          from object_change
                         where retry_at is null or retry_at <= :now
                         order by change_id
                         limit 1
                           for update skip locked
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Change(
                        row.getObject("change_id", UUID.class),
                        object(row, ObjectKind.valueOf(row.getString("kind"))),
                        row.getObject("caused_by", UUID.class),
                        row.getInt("depth"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void judged(Change change) {
        jdbc.sql("delete from object_change where company_id = :company and change_id = :change")
                .param("company", change.object().companyId())
                .param("change", change.changeId())
                .update();
    }

    void postpone(Change change, String failure, Instant until) {
        jdbc.sql("""
                        update object_change set retry_at = :until, failure = :failure
                         where company_id = :company and change_id = :change
                        """)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("failure", failure)
                .param("company", change.object().companyId())
                .param("change", change.changeId())
                .update();
    }

    record Due(JudgedObject object, LocalDate dueOn) {}

    /// Some documents whose day has come and that the rule did not judge for it.
    List<Due> due(UUID companyId, SalesRule rule, LocalDate since, LocalDate today, int limit) {
        return jdbc.sql("""
                        select f.company_id, f.object_id, f.object_version, f.owner_user_id, f.deal_id, f.facts,
                               cast(f.facts ->> cast(:field as text) as date) + cast(:offset as integer) as due_on
                          from
                        """ + ChangeRepository.factsOf(rule.kind()) + """
                         where f.company_id = :company
                           and cast(f.facts ->> cast(:field as text) as date) + cast(:offset as integer) between :since and :today
                           and not exists (select 1 from sales_rule_firing g
                                            where g.company_id = :company and g.rule_id = :rule
                                              and g.object_id = f.object_id
                                              and g.due_on = cast(f.facts ->> cast(:field as text) as date) + cast(:offset as integer))
                         order by due_on, f.object_id
                         limit :limit
                        """)
                .param("field", rule.dateField())
                .param("offset", rule.offsetDays())
                .param("company", companyId)
                .param("since", since)
                .param("today", today)
                .param("rule", rule.ruleId())
                .param("limit", limit)
                .query((row, number) -> new Due(object(row, rule.kind()), row.getObject("due_on", LocalDate.class)))
                .list();
    }

    /// The newest documents of a kind, of those that the viewer sees.
    List<JudgedObject> objects(UUID companyId, ObjectKind kind, Sight sight, int limit) {
        return jdbc.sql("""
                        select f.company_id, f.object_id, f.object_version, f.owner_user_id, f.deal_id, f.facts
                          from
                        """ + ChangeRepository.factsOf(kind) + """
                         where f.company_id = :company
                        """ + Sight.ofRecordsOf("f.owner_user_id") + """
                         order by f.object_id desc
                         limit :limit
                        """)
                .param("company", companyId)
                .params(sight.parameters())
                .param("limit", limit)
                .query((row, number) -> object(row, kind))
                .list();
    }

    /// Returns false when this was judged before.
    boolean insert(JudgedObject object, Firing firing) {
        return jdbc.sql("""
                                insert into sales_rule_firing (company_id, firing_id, rule_id, rule_version, kind, object_id,
                                    object_version, owner_user_id, due_on, inputs, outcome, reason, results, fired_at)
                                values (:company, :firing, :rule, :version, :kind, :object, :objectVersion, :owner, :due,
                                    cast(:inputs as jsonb), :outcome, :reason, cast(:results as jsonb), :at)
                                on conflict do nothing
                                """)
                        .param("company", object.companyId())
                        .param("firing", firing.firingId())
                        .param("rule", firing.ruleId())
                        .param("version", firing.ruleVersion())
                        .param("kind", firing.kind().name())
                        .param("object", firing.objectId())
                        .param("objectVersion", firing.objectVersion())
                        .param("owner", object.ownerUserId())
                        .param("due", firing.dueOn())
                        .param("inputs", json.writeValueAsString(firing.inputs()))
                        .param("outcome", firing.outcome().name())
                        .param("reason", firing.reason())
                        .param("results", json.writeValueAsString(firing.results()))
                        .param("at", firing.firedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void acted(UUID companyId, UUID firingId, Firing.Outcome outcome, List<RuleAction.Result> results) {
        jdbc.sql("""
                        update sales_rule_firing set outcome = :outcome, results = cast(:results as jsonb)
                         where company_id = :company and firing_id = :firing
                        """)
                .param("outcome", outcome.name())
                .param("results", json.writeValueAsString(results))
                .param("company", companyId)
                .param("firing", firingId)
                .update();
    }

    /// Newest first, of documents that the viewer sees.
    Page<Firing> firings(
            UUID companyId, Sight sight, @Nullable UUID ruleId, @Nullable UUID objectId, PageRequest page) {
        var rows = jdbc.sql("""
                        select f.firing_id, f.rule_id, f.rule_version, f.kind, f.object_id, f.object_version, f.due_on,
                               f.inputs, f.outcome, f.reason, f.results, f.fired_at
                          from sales_rule_firing f
                         where f.company_id = :company
                           and (cast(:rule as uuid) is null or f.rule_id = :rule)
                           and (cast(:object as uuid) is null or f.object_id = :object)
                           and (:first or f.firing_id < cast(:after as uuid))
                        """ + Sight.ofRecordsOf("f.owner_user_id") + """
                         order by f.firing_id desc
                         limit :limit
                        """)
                .param("company", companyId)
                .params(sight.parameters())
                .param("rule", ruleId)
                .param("object", objectId)
                .param("first", page.isFirst())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query((row, number) -> new Firing(
                        row.getObject("firing_id", UUID.class),
                        row.getObject("rule_id", UUID.class),
                        row.getLong("rule_version"),
                        ObjectKind.valueOf(row.getString("kind")),
                        row.getObject("object_id", UUID.class),
                        row.getLong("object_version"),
                        row.getObject("due_on", LocalDate.class),
                        facts(row.getString("inputs")),
                        Firing.Outcome.valueOf(row.getString("outcome")),
                        row.getString("reason"),
                        json.readValue(row.getString("results"), new TypeReference<List<RuleAction.Result>>() {}),
                        row.getObject("fired_at", OffsetDateTime.class).toInstant()))
                .list();
        return Page.of(rows, page, row -> List.of(row.firingId().toString()));
    }

    private JudgedObject object(ResultSet row, ObjectKind kind) throws SQLException {
        return new JudgedObject(
                row.getObject("company_id", UUID.class),
                kind,
                row.getObject("object_id", UUID.class),
                row.getLong("object_version"),
                row.getObject("owner_user_id", UUID.class),
                row.getObject("deal_id", UUID.class),
                facts(row.getString("facts")));
    }

    private Map<String, Object> facts(String text) {
        return json.readValue(text, new TypeReference<Map<String, Object>>() {});
    }

    private SalesRule rule(ResultSet row, int number) throws SQLException {
        return new SalesRule(
                row.getObject("rule_id", UUID.class),
                row.getLong("version"),
                row.getString("name"),
                ObjectKind.valueOf(row.getString("kind")),
                row.getBoolean("active"),
                row.getString("date_field"),
                row.getObject("offset_days", Integer.class),
                row.getString("condition"),
                json.readValue(row.getString("actions"), new TypeReference<List<RuleAction>>() {}),
                row.getObject("made_by", UUID.class),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }
}
