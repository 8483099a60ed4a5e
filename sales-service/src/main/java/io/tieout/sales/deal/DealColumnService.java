package io.tieout.sales.deal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Looks after the changes of which the sums of the board's columns are made.
@Service
@Transactional
class DealColumnService {

    /// So few are read in a millisecond.
    static final int FEW = 1_000;

    private static final int MOST_AT_ONCE = 20_000;

    private final JdbcClient jdbc;

    DealColumnService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Makes one change of many for each column of a company; whoever reads meanwhile sees the one or the other.
    ///
    /// @return whether that made them fewer
    boolean putTogether() {
        return jdbc.sql("""
                        with crowded as materialized (
                            select company_id
                              from deal_column_change
                             group by company_id
                            having count(*) > :few
                             order by count(*) desc
                             limit 1),
                        taken as materialized (
                            select company_id, change_id
                              from deal_column_change
                             where company_id = (select company_id from crowded)
                             order by company_id, change_id
                             limit :most
                               for update skip locked),
                        gone as (
                            delete from deal_column_change c
                             using taken t
                             where c.company_id = t.company_id and c.change_id = t.change_id
                            returning c.*),
                        made as (
                            insert into deal_column_change (company_id, pipeline_code, pipeline_version, status,
                                stage, currency, probability_percent, deals, value_minor)
                            select company_id, pipeline_code, pipeline_version, status, stage, currency,
                                   probability_percent, sum(deals), sum(value_minor)
                              from gone
                             group by company_id, pipeline_code, pipeline_version, status, stage, currency,
                                   probability_percent
                            having sum(deals) <> 0 or sum(value_minor) <> 0
                            returning change_id)
                        select (select count(*) from gone) > (select count(*) from made)
                        """)
                .param("few", FEW)
                .param("most", MOST_AT_ONCE)
                .query(Boolean.class)
                .single();
    }
}
