package io.tieout.customer.duplicate;

import io.tieout.customer.duplicate.DuplicateService.Pair;
import io.tieout.customer.duplicate.DuplicateService.Task;
import io.tieout.platform.id.Ids;
import io.tieout.platform.sql.RecordRowMapper;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DuplicateRepository {

    /// A key that more have says nothing: a word such as "jaya", a switchboard.
    private static final int COMMON = 40;

    /// A search whose process died is taken up by another one after so long without progress.
    private static final Duration TAKEN_FOR = Duration.ofMinutes(2);

    private static final String CUSTOMERS = """
            select c.customer_id as id, array_prepend(c.name, c.other_names) as names, c.tax_id, c.country,
                   array(select point ->> 'value' from jsonb_array_elements(c.contact_points) point
                          where point ->> 'type' = 'EMAIL') as emails,
                   array(select point ->> 'value' from jsonb_array_elements(c.contact_points) point
                          where point ->> 'type' in ('PHONE', 'MOBILE', 'WHATSAPP')) as phones,
                   array(select blind_index from customer_bank_account b
                          where b.company_id = c.company_id and b.customer_id = c.customer_id) as accounts
              from customer c
             where c.company_id = :company and c.merged_into is null
            """;

    private static final String CONTACTS = """
            select c.contact_id as id, array[c.name] as names, cast(null as text) as tax_id, cast(null as text) as country,
                   array_remove(array[c.email], null) as emails, array_remove(array[c.phone], null) as phones,
                   cast('{}' as text[]) as accounts
              from contact c
             where c.company_id = :company
            """;

    private final JdbcClient jdbc;

    DuplicateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID companyId, UUID searchId, UUID by, Instant now) {
        jdbc.sql("""
                        insert into duplicate_search (company_id, search_id, state, requested_by, requested_at)
                        values (:company, :id, 'QUEUED', :by, :now)
                        """)
                .param("company", companyId)
                .param("id", searchId)
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<DuplicateSearch> find(UUID companyId, UUID searchId) {
        return jdbc.sql("""
                        select search_id, state, requested_by, requested_at, finished_at, records, compared, found,
                               common_keys
                          from duplicate_search
                         where company_id = :company and search_id = :id
                        """)
                .param("company", companyId)
                .param("id", searchId)
                .query(RecordRowMapper.of(DuplicateSearch.class))
                .optional();
    }

    Optional<Task> take(Instant now) {
        return jdbc.sql("""
                        update duplicate_search
                           set state = 'RUNNING', lease = lease + 1, taken_until = :until, records = 0, compared = 0,
                               found = 0, common_keys = 0
                         where (company_id, search_id) = (
                               select company_id, search_id from duplicate_search
                                where state = 'QUEUED' or (state = 'RUNNING' and taken_until < :now)
                                order by requested_at
                                limit 1
                                  for update skip locked)
                        returning company_id, search_id, lease
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(TAKEN_FOR).atOffset(ZoneOffset.UTC))
                .query(RecordRowMapper.of(Task.class))
                .optional();
    }

    /// Locks the search to the end of the transaction, where it is still the one that was taken.
    boolean hold(Task task, Instant now) {
        return jdbc.sql("""
                                update duplicate_search set taken_until = :until
                                 where company_id = :company and search_id = :id and lease = :lease and state = 'RUNNING'
                                """)
                        .param("until", now.plus(TAKEN_FOR).atOffset(ZoneOffset.UTC))
                        .param("company", task.companyId())
                        .param("id", task.searchId())
                        .param("lease", task.lease())
                        .update()
                == 1;
    }

    void progress(Task task, long records, long compared, long found, Instant now) {
        jdbc.sql("""
                        update duplicate_search
                           set records = records + :records, compared = compared + :compared, found = found + :found,
                               taken_until = :until
                         where company_id = :company and search_id = :id
                        """)
                .param("records", records)
                .param("compared", compared)
                .param("found", found)
                .param("until", now.plus(TAKEN_FOR).atOffset(ZoneOffset.UTC))
                .param("company", task.companyId())
                .param("id", task.searchId())
                .update();
    }

    void finish(Task task, DuplicateSearch.State state, Instant now) {
        jdbc.sql("""
                        update duplicate_search set state = :state, finished_at = :now, taken_until = null
                         where company_id = :company and search_id = :id
                        """)
                .param("state", state.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("company", task.companyId())
                .param("id", task.searchId())
                .update();
    }

    List<Profile> profilesAfter(UUID companyId, RecordKind kind, @Nullable UUID after, int limit) {
        var id = kind == RecordKind.CUSTOMER ? "c.customer_id" : "c.contact_id";
        return jdbc.sql((kind == RecordKind.CUSTOMER ? CUSTOMERS : CONTACTS) + " and (cast(:after as uuid) is null or "
                        + id + " > :after) order by " + id + " limit :limit")
                .param("company", companyId)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> profile(kind, row))
                .list();
    }

    Map<UUID, Profile> profiles(UUID companyId, RecordKind kind, Collection<UUID> ids) {
        var id = kind == RecordKind.CUSTOMER ? "c.customer_id" : "c.contact_id";
        var profiles = new HashMap<UUID, Profile>();
        jdbc.sql((kind == RecordKind.CUSTOMER ? CUSTOMERS : CONTACTS) + " and " + id + " = any(:ids)")
                .param("company", companyId)
                .param("ids", ids.stream().distinct().toArray(UUID[]::new))
                .query((row, number) -> profile(kind, row))
                .list()
                .forEach(profile -> profiles.put(profile.id(), profile));
        return profiles;
    }

    private static Profile profile(RecordKind kind, ResultSet row) throws SQLException {
        return new Profile(
                row.getObject("id", UUID.class),
                kind,
                texts(row, "names").map(Spelling::of).distinct().toList(),
                row.getString("tax_id"),
                row.getString("country"),
                texts(row, "emails")
                        .map(email -> email.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                texts(row, "phones").flatMap(Profile::phone).collect(Collectors.toSet()),
                texts(row, "accounts").collect(Collectors.toSet()));
    }

    private static Stream<String> texts(ResultSet row, String column) throws SQLException {
        return Stream.of((String[]) row.getArray(column).getArray());
    }

    void insertKeys(UUID searchId, RecordKind kind, List<Profile> records) {
        var keys = new ArrayList<Long>();
        var ids = new ArrayList<UUID>();
        for (var one : records) {
            for (var key : hashes(one.keys())) {
                keys.add(key);
                ids.add(one.id());
            }
        }
        jdbc.sql("""
                        insert into duplicate_key (search_id, kind, key, record_id)
                        select :id, :kind, key, record_id
                          from unnest(cast(:keys as bigint[]), cast(:records as uuid[])) as noted (key, record_id)
                        """)
                .param("id", searchId)
                .param("kind", kind.name())
                .param("keys", keys.toArray(Long[]::new))
                .param("records", ids.toArray(UUID[]::new))
                .update();
    }

    /// Two keys with one hash cost a comparison, and find nothing that is not there.
    private static Set<Long> hashes(Set<String> keys) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return keys.stream()
                    .map(key -> ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8)))
                            .getLong())
                    .collect(Collectors.toSet());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Keys are hashes, so that equal ranges have about equally many; the last range reaches to the end.
    void pair(Task task, int portion, int portions) {
        var width = BigInteger.TWO.pow(Long.SIZE).divide(BigInteger.valueOf(portions));
        var first = width.multiply(BigInteger.valueOf(portion)).add(BigInteger.valueOf(Long.MIN_VALUE));
        long from = first.longValueExact();
        long to = portion == portions - 1
                ? Long.MAX_VALUE
                : first.add(width).subtract(BigInteger.ONE).longValueExact();
        jdbc.sql("""
                        with shared as materialized (
                            select kind, key, array_agg(distinct record_id) as records
                              from duplicate_key
                             where search_id = :id and kind = any(:kinds) and key between :from and :to
                             group by kind, key
                            having count(*) >= 2),
                        paired as (
                            insert into duplicate_pair (search_id, kind, first_id, second_id)
                            select distinct :id, kind, one.record_id, other.record_id
                              from shared
                             cross join unnest(records) as one (record_id)
                             cross join unnest(records) as other (record_id)
                             where cardinality(records) <= :common and one.record_id < other.record_id
                                on conflict do nothing)
                        update duplicate_search
                           set common_keys = common_keys + (
                               select count(*) from shared where cardinality(records) > :common)
                         where company_id = :company and search_id = :id
                        """)
                .param("kinds", Stream.of(RecordKind.values()).map(Enum::name).toArray(String[]::new))
                .param("from", from)
                .param("to", to)
                .param("company", task.companyId())
                .param("id", task.searchId())
                .param("common", COMMON)
                .update();
    }

    List<Pair> pairsAfter(UUID searchId, RecordKind kind, @Nullable Pair after, int limit) {
        return jdbc.sql("""
                        select first_id, second_id from duplicate_pair
                         where search_id = :id and kind = :kind
                           and (:first or (first_id, second_id) > (cast(:afterFirst as uuid), cast(:afterSecond as uuid)))
                         order by first_id, second_id
                         limit :limit
                        """)
                .param("id", searchId)
                .param("kind", kind.name())
                .param("first", after == null)
                .param("afterFirst", after == null ? null : after.firstId())
                .param("afterSecond", after == null ? null : after.secondId())
                .param("limit", limit)
                .query(RecordRowMapper.of(Pair.class))
                .list();
    }

    /// A dismissed pair stays dismissed as long as both are what they were then.
    void keep(Task task, RecordKind kind, Pair pair, Likeness likeness, byte[] fingerprint, Instant now) {
        jdbc.sql("""
                        insert into duplicate_candidate as known (company_id, candidate_id, kind, first_id, second_id, score,
                            signals, fingerprint, search_id, found_at)
                        values (:company, :id, :kind, :first, :second, :score, :signals, :fingerprint, :search, :now)
                        on conflict (company_id, kind, first_id, second_id) do update
                           set score = excluded.score, signals = excluded.signals, search_id = excluded.search_id,
                               fingerprint = excluded.fingerprint,
                               dismissed_by = case when known.fingerprint = excluded.fingerprint
                                                   then known.dismissed_by end,
                               dismissed_at = case when known.fingerprint = excluded.fingerprint
                                                   then known.dismissed_at end,
                               dismissed_reason = case when known.fingerprint = excluded.fingerprint
                                                       then known.dismissed_reason end
                        """)
                .param("company", task.companyId())
                .param("id", Ids.next())
                .param("kind", kind.name())
                .param("first", pair.firstId())
                .param("second", pair.secondId())
                .param("score", likeness.score())
                .param("signals", likeness.signals().stream().map(Enum::name).toArray(String[]::new))
                .param("fingerprint", fingerprint)
                .param("search", task.searchId())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// What this search did not find is none any more; what was dismissed is remembered.
    void forgetOthers(Task task) {
        jdbc.sql("""
                        delete from duplicate_candidate
                         where company_id = :company and search_id <> :id and dismissed_at is null
                        """)
                .param("company", task.companyId())
                .param("id", task.searchId())
                .update();
    }

    void clear(UUID searchId) {
        jdbc.sql("delete from duplicate_pair where search_id = :id")
                .param("id", searchId)
                .update();
        jdbc.sql("delete from duplicate_key where search_id = :id")
                .param("id", searchId)
                .update();
    }

    boolean dismiss(UUID companyId, UUID candidateId, String reason, UUID by, Instant now) {
        return jdbc.sql("""
                                update duplicate_candidate
                                   set dismissed_by = :by, dismissed_at = :now, dismissed_reason = :reason
                                 where company_id = :company and candidate_id = :id and dismissed_at is null
                                """)
                        .param("by", by)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("reason", reason)
                        .param("company", companyId)
                        .param("id", candidateId)
                        .update()
                == 1;
    }
}
