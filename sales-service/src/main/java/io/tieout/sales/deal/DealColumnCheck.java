package io.tieout.sales.deal;

import io.tieout.platform.check.CompanyCheck;
import io.tieout.platform.check.InvariantCheck.Violation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DealColumnCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    DealColumnCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "SALES-BOARD";
    }

    @Override
    public String statement() {
        return "Each column of the board holds what its deals come to";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        select 'column ' || pipeline_code || ' ' || status || ' ' || stage as subject,
                               sum(deals) || ' deals and ' || sum(value_minor) || ' minor units differ' as detail
                          from (select company_id, pipeline_code, pipeline_version, status, stage, currency,
                                       probability_percent, deals, value_minor
                                  from deal_column_change
                                 where :company::uuid is null or company_id = :company
                                 union all
                                select company_id, pipeline_code, pipeline_version, status, stage, currency,
                                       probability_percent, -count(*), -coalesce(sum(value_minor), 0)
                                  from deal
                                 where :company::uuid is null or company_id = :company
                                 group by company_id, pipeline_code, pipeline_version, status, stage, currency,
                                       probability_percent) either
                         group by company_id, pipeline_code, pipeline_version, status, stage, currency,
                               probability_percent
                        having sum(deals) <> 0 or sum(value_minor) <> 0
                         limit 100
                        """)
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
