package io.tieout.ledger.transfer;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Looks at the tables of the journal on purpose: it must not trust the code that it checks.
@Component
class TransfersCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    TransfersCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I8";
    }

    @Override
    public String statement() {
        return "Both legs of an own transfer are explained bank lines, and with its difference they come to nothing";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        select t.company_id || ' transfer ' || t.transfer_id as subject,
                            'has legs of ' || o.worth_minor || ' and ' || i.worth_minor || ', its difference is '
                                || coalesce(posted.amount_minor, 0) as detail
                        from transfer t
                        join transfer_leg o on o.company_id = t.company_id and o.match_id = t.outgoing_match_id
                        join transfer_leg i on i.company_id = t.company_id and i.match_id = t.incoming_match_id
                        left join lateral (
                            select sum(case l.side when 'CREDIT' then l.amount_minor else -l.amount_minor end)
                                as amount_minor
                            from journal_line l
                            join account a on a.company_id = l.company_id and a.account_code = l.account_code
                            where l.company_id = t.company_id and l.entry_id = t.entry_id
                                and a.account_role is distinct from 'IN_TRANSIT'
                        ) posted on true
                        where t.undone_at is null and (cast(:company as uuid) is null or t.company_id = :company)
                            and (o.worth_minor + i.worth_minor <> coalesce(posted.amount_minor, 0)
                                or o.transfer_id is distinct from t.transfer_id
                                or i.transfer_id is distinct from t.transfer_id)
                        union all
                        select leg.company_id || ' leg ' || leg.match_id, 'is no explained bank line'
                        from transfer_leg leg
                        left join posted_bank_line l
                            on l.company_id = leg.company_id and l.line_id = leg.line_id and l.match_id = leg.match_id
                        where not leg.undone and l.line_id is null
                            and (cast(:company as uuid) is null or leg.company_id = :company)
                        limit 100""")
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
