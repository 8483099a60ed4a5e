package io.tieout.customer.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
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

    /// What a document is found by never changes.
    void add(Collection<SearchEntry> entries) {
        batches.batchUpdate(INSERT + "do nothing", rows(entries));
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
