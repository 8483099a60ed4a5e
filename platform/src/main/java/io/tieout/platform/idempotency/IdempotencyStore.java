package io.tieout.platform.idempotency;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Remembers which requests have had their effect. [Idempotent] is the usual way to use it; work that puts several
/// requests
/// into one transaction uses it directly: [#lockAndFind] first, [#insert] last, both one statement however many keys.
///
/// Both belong into the transaction of the work.
public class IdempotencyStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    IdempotencyStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Tries to lock each key until the end of the transaction, and looks up its stored answer.
    ///
    /// A row that another transaction commits between the two is not seen; [#insert] then fails with a duplicate
    /// key, and
    /// the work is rolled back. Starting over answers from the row.
    public Map<RequestKey, KeyState> lockAndFind(Collection<RequestKey> keys) {
        var ordered = List.copyOf(keys);
        var states = new HashMap<RequestKey, KeyState>();
        jdbc.sql("""
                        select k.position, pg_try_advisory_xact_lock(k.lock) as locked,
                               r.request, r.status, r.location, r.etag, r.content_type, r.body
                        from unnest(:companies::uuid[], :routes::text[], :keys::text[], :locks::bigint[])
                             with ordinality as k(company_id, route, idempotency_key, lock, position)
                        -- By key, also while the planner believes that the table is as empty as it was.
                        left join lateral (
                            select request, status, location, etag, content_type, body
                            from idempotent_request
                            where company_id = k.company_id and route = k.route
                              and idempotency_key = k.idempotency_key
                            offset 0
                        ) r on true
                        """)
                .param("companies", texts(ordered, key -> key.companyId().toString()))
                .param("routes", texts(ordered, RequestKey::route))
                .param("keys", texts(ordered, RequestKey::key))
                .param("locks", ordered.stream().map(RequestKey::lock).toArray(Long[]::new))
                .query(row -> {
                    var key = ordered.get(row.getInt("position") - 1);
                    states.put(key, state(key, row));
                });
        return states;
    }

    private static KeyState state(RequestKey key, ResultSet row) throws SQLException {
        var request = row.getString("request");
        if (request != null) {
            var answer = new StoredAnswer(
                    row.getInt("status"),
                    row.getString("location"),
                    row.getString("etag"),
                    row.getString("content_type"),
                    row.getString("body"));
            return new KeyState.Done(new StoredRequest(key, request, answer));
        }
        return row.getBoolean("locked") ? new KeyState.Free() : new KeyState.Running();
    }

    /// @throws org.springframework.dao.DuplicateKeyException when one of them was stored meanwhile
    public void insert(Collection<StoredRequest> requests) {
        var rows = List.copyOf(requests);
        jdbc.sql("""
                        insert into idempotent_request
                            (company_id, route, idempotency_key, request, status, location, etag, content_type, body)
                        select *
                        from unnest(:companies::uuid[], :routes::text[], :keys::text[], :requests::text[],
                                    :statuses::smallint[], :locations::text[], :etags::text[], :types::text[],
                                    :bodies::text[])
                        """)
                .param("companies", texts(rows, row -> row.key().companyId().toString()))
                .param("routes", texts(rows, row -> row.key().route()))
                .param("keys", texts(rows, row -> row.key().key()))
                .param("requests", texts(rows, StoredRequest::request))
                .param(
                        "statuses",
                        texts(rows, row -> Integer.toString(row.answer().status())))
                .param("locations", texts(rows, row -> row.answer().location()))
                .param("etags", texts(rows, row -> row.answer().etag()))
                .param("types", texts(rows, row -> row.answer().contentType()))
                .param("bodies", texts(rows, row -> row.answer().body()))
                .update();
    }

    /// The form in which a request body is stored and compared.
    public String request(@Nullable Object body) {
        return json.writeValueAsString(body);
    }

    public StoredAnswer answer(ResponseEntity<?> response) {
        return StoredAnswer.of(response, json);
    }

    /// @throws RuleViolation when the key was used for something else; it points at the first difference
    public void requireSameRequest(StoredRequest stored, String request) {
        if (stored.request().equals(request)) {
            return;
        }
        JsonDifference.first(json.readTree(stored.request()), json.readTree(request))
                .ifPresent(pointer -> {
                    throw new RuleViolation(
                            "idempotency-key-reused",
                            "The idempotency key was used for another request",
                            "The first request with this key had another value at "
                                    + (pointer.isEmpty() ? "the top" : pointer),
                            new FieldProblem(pointer, "differs from the first request with this key"));
                });
    }

    public static Conflict inProgress() {
        return new Conflict(
                "request-in-progress",
                "A request with this key is running",
                "Send it again a little later, to get its answer");
    }

    int deleteOlderThan(Duration age, int limit) {
        return jdbc.sql("""
                        delete from idempotent_request
                        where ctid = any (array(
                            select ctid
                            from idempotent_request
                            where created_at < statement_timestamp() - make_interval(secs => :seconds)
                            limit :limit))
                        """)
                .param("seconds", age.toSeconds())
                .param("limit", limit)
                .update();
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }
}
