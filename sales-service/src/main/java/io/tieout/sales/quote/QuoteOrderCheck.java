package io.tieout.sales.quote;

import io.tieout.platform.check.CompanyCheck;
import io.tieout.platform.check.InvariantCheck.Violation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class QuoteOrderCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    QuoteOrderCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "SALES-QUOTE";
    }

    @Override
    public String statement() {
        return "The order that an accepted quote became says what was offered, to the cent";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        select 'quote ' || q.quote_number as subject,
                               r.total_minor || ' ' || r.currency || ' offered, ' || s.total_minor || ' ' || s.currency
                                   || ' ordered' as detail
                          from quote q
                          join quote_revision r on r.company_id = q.company_id and r.quote_id = q.quote_id
                               and r.revision = q.revision
                          join sales_order s on s.company_id = q.company_id and s.order_id = q.order_id
                         where (:company::uuid is null or q.company_id = :company)
                           and (s.net_minor <> r.net_minor or s.tax_minor <> r.tax_minor or s.currency <> r.currency)
                         limit 100
                        """)
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
