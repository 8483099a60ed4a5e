package io.tieout.customer.lead;

import io.tieout.platform.sql.RecordRowMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
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
class LeadRepository {

    static final String COLUMNS = "lead_id, person_name, organisation, email, phone, country, region, source, message,"
            + " status, disqualified_reason, owner_user_id, score, score_reasons, duplicates, received_at, touched_at,"
            + " customer_id, contact_id, deal_id, version\n";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    LeadRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(
            UUID companyId,
            UUID leadId,
            NewLead lead,
            LeadScore score,
            List<Duplicate> duplicates,
            @Nullable UUID owner,
            Instant at) {
        jdbc.sql("""
                        insert into lead (company_id, lead_id, person_name, organisation, email, phone, country, region,
                            source, message, form_id, status, owner_user_id, score, score_reasons, duplicates,
                            received_at, touched_at, version)
                        values (:company, :id, :person, :organisation, :email, :phone, :country, :region, :source,
                            :message, :form, 'OPEN', :owner, :score, cast(:reasons as jsonb), cast(:duplicates as jsonb),
                            :at, :at, 1)
                        """)
                .param("company", companyId)
                .param("id", leadId)
                .param("person", lead.personName())
                .param("organisation", lead.organisation())
                .param("email", lead.email())
                .param("phone", lead.phone())
                .param("country", lead.country())
                .param("region", lead.region())
                .param("source", lead.source())
                .param("message", lead.message())
                .param("form", lead.formId())
                .param("owner", owner)
                .param("score", score.points())
                .param("reasons", json.writeValueAsString(score.reasons()))
                .param("duplicates", json.writeValueAsString(duplicates))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Leads that are open, customers and their people; at most twenty.
    List<Duplicate> duplicates(UUID companyId, NewLead lead) {
        return jdbc.sql("""
                        select kind, id, reason, owner_user_id
                          from (select 'LEAD' as kind, lead_id as id, 'EMAIL' as reason, owner_user_id from lead
                                 where company_id = :company and status = 'OPEN' and lower(email) = lower(:email)
                                 union all
                                select 'LEAD', lead_id, 'PHONE', owner_user_id from lead
                                 where company_id = :company and status = 'OPEN' and phone = :phone
                                 union all
                                select 'CONTACT', contact_id, 'EMAIL', null from contact
                                 where company_id = :company and lower(email) = lower(:email)
                                 union all
                                select 'CUSTOMER', customer_id, 'NAME', null from customer
                                 where company_id = :company and lower(name) = lower(:organisation)) hit
                         order by kind, id, reason
                         limit 20
                        """)
                .param("company", companyId)
                .param("email", lead.email())
                .param("phone", lead.phone())
                .param("organisation", lead.organisation())
                .query((row, number) -> new Duplicate(
                        Duplicate.Kind.valueOf(row.getString("kind")),
                        row.getObject("id", UUID.class),
                        Duplicate.Reason.valueOf(row.getString("reason")),
                        row.getObject("owner_user_id", UUID.class)))
                .list();
    }

    Optional<Lead> lock(UUID companyId, UUID leadId) {
        return jdbc.sql("select " + COLUMNS + "from lead where company_id = :company and lead_id = :id for update")
                .param("company", companyId)
                .param("id", leadId)
                .query((row, number) -> lead(row))
                .optional();
    }

    Lead lead(ResultSet row) throws SQLException {
        return new Lead(
                row.getObject("lead_id", UUID.class),
                row.getString("person_name"),
                row.getString("organisation"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("country"),
                row.getString("region"),
                row.getString("source"),
                row.getString("message"),
                LeadStatus.valueOf(row.getString("status")),
                row.getString("disqualified_reason"),
                row.getObject("owner_user_id", UUID.class),
                row.getInt("score"),
                json.readValue(row.getString("score_reasons"), new TypeReference<List<LeadScore.Reason>>() {}),
                json.readValue(row.getString("duplicates"), new TypeReference<List<Duplicate>>() {}),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("touched_at", OffsetDateTime.class).toInstant(),
                row.getObject("customer_id", UUID.class),
                row.getObject("contact_id", UUID.class),
                row.getObject("deal_id", UUID.class),
                row.getLong("version"));
    }

    /// The version that it has now.
    long give(UUID companyId, UUID leadId, @Nullable UUID owner, Instant at) {
        return jdbc.sql("""
                        update lead set owner_user_id = :owner, touched_at = :at, version = version + 1
                         where company_id = :company and lead_id = :id
                        returning version
                        """)
                .param("owner", owner)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("company", companyId)
                .param("id", leadId)
                .query(Long.class)
                .single();
    }

    long disqualify(UUID companyId, UUID leadId, String reason, Instant at) {
        return jdbc.sql("""
                        update lead
                           set status = 'DISQUALIFIED', disqualified_reason = :reason, touched_at = :at,
                               version = version + 1
                         where company_id = :company and lead_id = :id
                        returning version
                        """)
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("company", companyId)
                .param("id", leadId)
                .query(Long.class)
                .single();
    }

    long convert(UUID companyId, Conversion outcome, Instant at) {
        return jdbc.sql("""
                        update lead
                           set status = 'CONVERTED', customer_id = :customer, contact_id = :contact, deal_id = :deal,
                               owner_user_id = :owner, touched_at = :at, version = version + 1
                         where company_id = :company and lead_id = :id
                        returning version
                        """)
                .param("customer", outcome.customerId())
                .param("contact", outcome.contactId())
                .param("deal", outcome.dealId())
                .param("owner", outcome.ownerUserId())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("company", companyId)
                .param("id", outcome.leadId())
                .query(Long.class)
                .single();
    }

    /// Oldest first.
    List<LeadNoteResponse> notes(UUID companyId, UUID leadId) {
        return jdbc.sql("""
                        select note_id, note, written_by, written_at from lead_note
                         where company_id = :company and lead_id = :id
                         order by note_id
                         limit 1000
                        """)
                .param("company", companyId)
                .param("id", leadId)
                .query(RecordRowMapper.of(LeadNoteResponse.class))
                .list();
    }

    void recordChange(UUID companyId, UUID leadId, long version, LeadChange change) {
        jdbc.sql("""
                        insert into lead_change (company_id, lead_id, version, change, from_user_id, to_user_id, changed_by,
                            changed_at)
                        values (:company, :id, :version, :change, :from, :to, :by, :at)
                        """)
                .param("company", companyId)
                .param("id", leadId)
                .param("version", version)
                .param("change", change.kind().name())
                .param("from", change.fromUserId())
                .param("to", change.toUserId())
                .param("by", change.changedBy())
                .param("at", change.changedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Claims of one person come one after the other, so that two at once do not pass the quota together.
    void lockClaimsOf(UUID companyId, UUID userId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "lead-claim " + companyId + " " + userId)
                .query(row -> {});
    }

    Map<UUID, Long> openLeads(UUID companyId, Collection<UUID> users) {
        var counts = new HashMap<UUID, Long>();
        jdbc.sql("""
                        select owner_user_id, count(*) as leads from lead
                         where company_id = :company and status = 'OPEN'
                           and owner_user_id = any(cast(:users as uuid[]))
                         group by owner_user_id
                        """)
                .param("company", companyId)
                .param("users", users.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    counts.put(row.getObject("owner_user_id", UUID.class), row.getLong("leads"));
                });
        return counts;
    }

    /// Whose turn it is: begins anew with each version of the policy.
    long nextTurn(UUID companyId, int rule, long policyVersion) {
        return jdbc.sql("""
                        insert into lead_turn as known (company_id, rule_number, policy_version, next_turn)
                        values (:company, :rule, :version, 1)
                        on conflict (company_id, rule_number) do update
                           set next_turn = case when known.policy_version = excluded.policy_version
                                                then known.next_turn + 1 else 1 end,
                               policy_version = excluded.policy_version
                        returning next_turn - 1
                        """)
                .param("company", companyId)
                .param("rule", rule)
                .param("version", policyVersion)
                .query(Long.class)
                .single();
    }

    /// Companies that somebody might lose a lead in; each has its own count of days.
    List<UUID> companiesWithOwnedLeads() {
        return jdbc.sql("""
                        select distinct company_id from lead where status = 'OPEN' and owner_user_id is not null
                        """)
                .query((row, number) -> row.getObject("company_id", UUID.class))
                .list();
    }

    /// Takes untouched leads from their owners.
    int recycle(UUID companyId, Instant untouchedSince, Instant now, int limit) {
        return jdbc.sql("""
                        with due as (
                            select company_id, lead_id, owner_user_id from lead
                             where company_id = :company and status = 'OPEN' and owner_user_id is not null
                               and touched_at < :since
                             order by lead_id
                             limit :limit
                               for update skip locked),
                        recycled as (
                            update lead l set owner_user_id = null, touched_at = :now, version = l.version + 1
                              from due
                             where l.company_id = due.company_id and l.lead_id = due.lead_id
                            returning l.company_id, l.lead_id, l.version, due.owner_user_id as former)
                        insert into lead_change (company_id, lead_id, version, change, from_user_id, changed_at)
                        select company_id, lead_id, version, 'RECYCLED', former, :now from recycled
                        """)
                .param("company", companyId)
                .param("since", untouchedSince.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }

    void addNote(UUID companyId, UUID leadId, UUID noteId, String note, UUID by, Instant at) {
        jdbc.sql("""
                        insert into lead_note (company_id, lead_id, note_id, note, written_by, written_at)
                        values (:company, :lead, :id, :note, :by, :at)
                        """)
                .param("company", companyId)
                .param("lead", leadId)
                .param("id", noteId)
                .param("note", note)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("update lead set touched_at = :at where company_id = :company and lead_id = :lead")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("company", companyId)
                .param("lead", leadId)
                .update();
    }
}
