package io.tieout.sales.deal;

import io.tieout.platform.check.CompanyCheck;
import io.tieout.platform.check.InvariantCheck.Violation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DealCreditCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    DealCreditCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "SALES-CREDIT";
    }

    @Override
    public String statement() {
        return "The credit for a deal is split into exactly 100 %, or not at all";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        select 'deal ' || deal_id as subject, sum(basis_points) || ' basis points' as detail
                          from deal_credit
                         where :company::uuid is null or company_id = :company
                         group by company_id, deal_id
                        having sum(basis_points) <> 10000
                         limit 100
                        """)
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
