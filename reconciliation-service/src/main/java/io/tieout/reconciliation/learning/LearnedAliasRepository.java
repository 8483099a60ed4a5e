package io.tieout.reconciliation.learning;

import io.tieout.platform.id.Ids;
import io.tieout.reconciliation.matching.AliasKind;
import io.tieout.reconciliation.matching.LearnedAlias;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LearnedAliasRepository {

    private final JdbcClient jdbc;

    LearnedAliasRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What a change of an alias has to know of it.
    record State(long version, boolean isForgotten) {}

    private record Counted(UUID aliasId, int standing) {}

    List<LearnedAlias> withKeys(UUID companyId, Map<AliasKind, Set<String>> keys) {
        var kinds = new ArrayList<String>();
        var texts = new ArrayList<String>();
        flatten(keys, kinds, texts);
        if (kinds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select a.kind, a.alias_key, a.customer_id, a.confirmed, a.undone
                        from unnest(cast(:kinds as text[]), cast(:keys as text[])) as k (kind, alias_key)
                        join learned_alias a on a.company_id = :company and a.kind = k.kind and a.alias_key = k.alias_key
                            and a.forgotten_at is null
                        order by a.kind, a.alias_key, a.customer_id
                        """)
                .param("company", companyId)
                .param("kinds", kinds.toArray(String[]::new))
                .param("keys", texts.toArray(String[]::new))
                .query((row, number) -> new LearnedAlias(
                        AliasKind.valueOf(row.getString("kind")),
                        row.getString("alias_key"),
                        row.getString("customer_id"),
                        row.getInt("confirmed"),
                        row.getInt("undone")))
                .list();
    }

    /// @return how many confirmations stand now
    int confirm(
            UUID companyId, AliasKind kind, String key, UUID customerId, String written, UUID matchId, Instant now) {
        var alias = jdbc.sql("""
                        insert into learned_alias as a (company_id, alias_id, kind, alias_key, customer_id, written, confirmed,
                            undone, first_at, last_at, version)
                        values (:company, :alias, :kind, :key, :customer, :written, 1, 0, :now, :now, 1)
                        on conflict (company_id, kind, alias_key, customer_id) where forgotten_at is null do update
                        set confirmed = a.confirmed + 1, last_at = excluded.last_at, written = excluded.written,
                            version = a.version + 1
                        returning alias_id, confirmed - undone as standing
                        """)
                .param("company", companyId)
                .param("alias", Ids.next())
                .param("kind", kind.name())
                .param("key", key)
                .param("customer", customerId)
                .param("written", written)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Counted(row.getObject("alias_id", UUID.class), row.getInt("standing")))
                .single();
        jdbc.sql("""
                        insert into learned_alias_match (company_id, alias_id, match_id, confirmed, undone)
                        values (:company, :alias, :match, true, false)
                        """)
                .param("company", companyId)
                .param("alias", alias.aliasId())
                .param("match", matchId)
                .update();
        return alias.standing();
    }

    /// Once for each alias, however often it is asked: the books may refuse an undoing, and a person ask again.
    void takeBack(
            UUID companyId, UUID matchId, Map<AliasKind, Set<String>> keys, Collection<UUID> customers, Instant now) {
        var kinds = new ArrayList<String>();
        var texts = new ArrayList<String>();
        flatten(keys, kinds, texts);
        jdbc.sql("""
                        with used as (
                            select alias_id from learned_alias_match
                            where company_id = :company and match_id = :match
                            union
                            select a.alias_id
                            from unnest(cast(:kinds as text[]), cast(:keys as text[])) as k (kind, alias_key)
                            join learned_alias a on a.company_id = :company and a.kind = k.kind
                                and a.alias_key = k.alias_key and a.customer_id = any(customer_parties(:company, :customers))
                                and a.forgotten_at is null
                        ), counted as (
                            insert into learned_alias_match as m (company_id, alias_id, match_id, confirmed, undone)
                            select :company, alias_id, :match, false, true from used
                            on conflict (company_id, alias_id, match_id) do update
                            set undone = true
                            where not m.undone
                            returning alias_id
                        )
                        update learned_alias set undone = undone + 1, last_at = :now, version = version + 1
                        where company_id = :company and alias_id in (select alias_id from counted)
                        """)
                .param("company", companyId)
                .param("match", matchId)
                .param("kinds", kinds.toArray(String[]::new))
                .param("keys", texts.toArray(String[]::new))
                .param("customers", customers.toArray(UUID[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void withdraw(UUID companyId, UUID matchId, Instant now) {
        jdbc.sql("""
                        with counted as (
                            delete from learned_alias_match
                            where company_id = :company and match_id = :match and confirmed and not undone
                            returning alias_id
                        )
                        update learned_alias set confirmed = confirmed - 1, last_at = :now, version = version + 1
                        where company_id = :company and alias_id in (select alias_id from counted)
                        """)
                .param("company", companyId)
                .param("match", matchId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<State> lock(UUID companyId, UUID aliasId) {
        return jdbc.sql("""
                        select version, forgotten_at is not null as forgotten
                        from learned_alias
                        where company_id = :company and alias_id = :alias
                        for update
                        """)
                .param("company", companyId)
                .param("alias", aliasId)
                .query((row, number) -> new State(row.getLong("version"), row.getBoolean("forgotten")))
                .optional();
    }

    void forget(UUID companyId, UUID aliasId, String reason, UUID userId, Instant now) {
        jdbc.sql("""
                        update learned_alias
                        set forgotten_at = :now, forgotten_by = :user, forget_reason = :reason, version = version + 1
                        where company_id = :company and alias_id = :alias
                        """)
                .param("company", companyId)
                .param("alias", aliasId)
                .param("reason", reason)
                .param("user", userId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void erase(UUID companyId, UUID customerId) {
        jdbc.sql("delete from learned_alias where company_id = :company and customer_id = :customer")
                .param("company", companyId)
                .param("customer", customerId)
                .update();
    }

    private static void flatten(Map<AliasKind, Set<String>> keys, List<String> kinds, List<String> texts) {
        keys.forEach((kind, values) -> values.forEach(value -> {
            kinds.add(kind.name());
            texts.add(value);
        }));
    }
}
