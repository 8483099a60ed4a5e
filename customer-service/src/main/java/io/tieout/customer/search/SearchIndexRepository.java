package io.tieout.customer.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SearchIndexRepository {

    private static final String INSERT = """
            insert into search_entry as known (company_id, type, record_id, customer_id, title, number, terms)
            values (:company, :type, :record, :customer, :title, :number, array_to_tsvector(cast(:terms as text[])))
            on conflict (company_id, type, record_id)
            """;

    private static final int SOME = 100;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    SearchIndexRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void put(Collection<SearchEntry> entries) {
        batches.batchUpdate(INSERT + """
                do update
                   set title = excluded.title, number = excluded.number, terms = excluded.terms
                 where (known.title, known.number, known.terms)
                       is distinct from (excluded.title, excluded.number, excluded.terms)
                """, rows(entries));
    }

    void remove(UUID companyId, SearchType type, UUID recordId) {
        jdbc.sql("""
                        delete from search_entry where company_id = :company and type = :type and record_id = :record
                        """)
                .param("company", companyId)
                .param("type", type.name())
                .param("record", recordId)
                .update();
    }

    /// What a document is found by never changes, and nearly every state of one comes when it is known for
    /// long: then its terms are not even worked out.
    void add(Collection<SearchEntry> entries) {
        var known = known(entries);
        var unknown = entries.stream()
                .filter(entry -> !known.contains(entry.recordId()))
                .toList();
        if (!unknown.isEmpty()) {
            batches.batchUpdate(INSERT + "do nothing", rows(unknown));
        }
    }

    private Set<UUID> known(Collection<SearchEntry> entries) {
        return new HashSet<>(jdbc.sql("""
                        select entry.record_id
                          from unnest(cast(:companies as uuid[]), cast(:types as text[]), cast(:records as uuid[]))
                               as wanted (company_id, type, record_id)
                          join search_entry entry using (company_id, type, record_id)
                        """)
                .param("companies", texts(entries, SearchEntry::companyId))
                .param("types", texts(entries, SearchEntry::type))
                .param("records", texts(entries, SearchEntry::recordId))
                .query((row, index) -> row.getObject(1, UUID.class))
                .list());
    }

    private static String[] texts(Collection<SearchEntry> entries, Function<SearchEntry, Object> member) {
        return entries.stream().map(member).map(Object::toString).toArray(String[]::new);
    }

    /// @param question nothing fits an empty one
    List<UUID> withTerms(UUID companyId, SearchType type, String question) {
        if (question.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select record_id from search_entry
                         where company_id = :company and type = :type and terms @@ cast(:question as tsquery)
                         limit :some
                        """)
                .param("company", companyId)
                .param("type", type.name())
                .param("question", question)
                .param("some", SOME)
                .query((row, index) -> row.getObject(1, UUID.class))
                .list();
    }

    /// Lowest id first: two batches with the same records must not deadlock.
    private static MapSqlParameterSource[] rows(Collection<SearchEntry> entries) {
        return entries.stream()
                .sorted(Comparator.comparing(SearchEntry::recordId))
                .map(entry -> new MapSqlParameterSource()
                        .addValue("company", entry.companyId())
                        .addValue("type", entry.type().name())
                        .addValue("record", entry.recordId())
                        .addValue("customer", entry.customerId())
                        .addValue("title", entry.title())
                        .addValue("number", entry.number())
                        .addValue("terms", SearchTerms.of(entry).toArray(String[]::new)))
                .toArray(MapSqlParameterSource[]::new);
    }
}
