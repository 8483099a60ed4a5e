package io.tieout.customer.search;

import io.tieout.customer.search.SearchResponse.HitResponse;
import io.tieout.platform.sql.RecordRowMapper;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SearchQueries {

    /// So many of each kind of match are looked at before they are put in order: two letters fit half of everything.
    private static final int LOOKED_AT = 300;

    /// Whose a lead is changes often, and is looked at when it is asked for.
    private static final String SEEN = """
            and (type <> 'LEAD' or :seesAllLeads
                        or exists (select from lead l
                                    where l.company_id = search_entry.company_id
                                      and l.lead_id = search_entry.record_id and l.owner_user_id = :caller))
            """;

    /// Each kind is materialized, and read no further than its limit: planned together with the limit, the
    /// database would rather read the table from its beginning, in the hope that the first rows fit. A kind is
    /// looked for only where closer ones leave room: what all of them fit is the dearest to find.
    ///
    /// A number of a document is looked up by its digits alone, and the other words are looked at in what that
    /// finds: half of all documents begin with the same letters. Put together, terms are hidden from the index.
    static final String SQL = """
            with whole as materialized (
                select type, record_id, customer_id from search_entry
                 where company_id = :company and type = any (:visible) and terms @@ cast(:whole as tsquery) {seen}
            ), beginning as materialized (
                select type, record_id, customer_id from search_entry
                 where company_id = :company and type = any (:wanted) and terms @@ cast(:beginning as tsquery) {seen}
            ), begun as materialized (
                select type, record_id, customer_id from beginning limit :lookedAt
            ), word as materialized (
                select type, record_id, customer_id from search_entry
                 where (select count(*) from begun) < :lookedAt
                   and company_id = :company and type = any (:wanted) and terms @@ cast(:words as tsquery)
                   and (:allWords = '' or (terms || cast('' as tsvector)) @@ cast(:allWords as tsquery)) {seen}
            ), worded as materialized (
                select type, record_id, customer_id from word limit :lookedAt
            ), part as materialized (
                select type, record_id, customer_id from search_entry
                 where (select count(*) from begun) < :lookedAt and (select count(*) from worded) < :lookedAt
                   and company_id = :company and type = any (:wanted) and terms @@ cast(:parts as tsquery)
                   and (:allParts = '' or (terms || cast('' as tsvector)) @@ cast(:allParts as tsquery)) {seen}
            ), hit as materialized (
                (select type, record_id, customer_id, 'NUMBER' as matched, 1 as place from whole limit :lookedAt)
                union all
                select type, record_id, customer_id, 'NAME', 2 from begun
                union all
                select type, record_id, customer_id, 'WORD', 3 from worded
                union all
                (select type, record_id, customer_id, 'PART', 4 from part limit :lookedAt)
            ), closest as (
                select distinct on (type, record_id) type, record_id, matched, place
                  from (select type, record_id, matched, place from hit
                        union all
                        select 'CUSTOMER', customer_survivor(:company, customer_id), 'DOCUMENT', 0 from hit
                         where place = 1 and customer_id is not null) found
                 where type = any (:wanted)
                 order by type, record_id, place
            )
            select e.type, e.record_id as id, e.title, e.number,
                   coalesce(c.record_id, e.customer_id) as customer_id, c.title as customer_name, closest.matched
              from closest
              join search_entry e
                on e.company_id = :company and e.type = closest.type and e.record_id = closest.record_id
              left join search_entry c
                on c.company_id = :company and c.type = 'CUSTOMER'
               and c.record_id = customer_survivor(:company, e.customer_id)
             order by closest.place, length(e.title), e.title, e.type, e.record_id
             limit :limit
            """.replace("{seen}", SEEN);

    private final JdbcClient jdbc;

    SearchQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param visible all that the caller may find: a number of a document leads to its customer only for who sees it
    /// @param wanted what the caller asks for of that
    SearchResponse find(UUID companyId, SearchPhrase phrase, SearchSight visible, Set<SearchType> wanted, int limit) {
        var rows = jdbc.sql(SQL)
                .param("company", companyId)
                .param("visible", names(visible.types()))
                .param("seesAllLeads", visible.seesAllLeads())
                .param("caller", visible.callerId())
                .param("wanted", names(wanted))
                .param("whole", phrase.whole())
                .param("beginning", phrase.beginning())
                .param("words", phrase.words())
                .param("allWords", phrase.allWords())
                .param("parts", phrase.parts())
                .param("allParts", phrase.allParts())
                .param("lookedAt", LOOKED_AT)
                .param("limit", limit + 1)
                .query(RecordRowMapper.of(HitResponse.class))
                .list();
        return new SearchResponse(rows.subList(0, Math.min(limit, rows.size())), rows.size() > limit);
    }

    private static String[] names(Set<SearchType> types) {
        return types.stream().map(Enum::name).toArray(String[]::new);
    }
}
