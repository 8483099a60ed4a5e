package io.tieout.ledger.posting;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The ledger's part of I8. Looks at the tables of the journal on purpose: it must not trust the code that
/// it checks.
@Component
class ClearingCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    ClearingCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I8";
    }

    @Override
    public String statement() {
        return "A bank account holds its opening balance and its lines, its clearing account the lines not yet explained";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        with balance as (
                            select l.company_id, l.account_code,
                                -- in the bank account's own currency, where that is another than the books'
                                sum(case l.side when 'DEBIT' then coalesce(l.foreign_minor, l.amount_minor)
                                    else -coalesce(l.foreign_minor, l.amount_minor) end) as balance_minor,
                                sum(case l.side when 'DEBIT' then coalesce(l.foreign_minor, l.amount_minor)
                                    else -coalesce(l.foreign_minor, l.amount_minor) end)
                                    filter (where e.source = 'OPENING') as opening_minor
                            from journal_line l
                            join journal_entry e on e.company_id = l.company_id and e.entry_id = l.entry_id
                            join bank_gl_account b on b.company_id = l.company_id
                                and l.account_code in (b.bank_code, b.clearing_code)
                            where cast(:company as uuid) is null or b.company_id = :company
                            group by l.company_id, l.account_code
                        ),
                        lines as (
                            select company_id, bank_account_id, sum(amount_minor) as posted_minor,
                                coalesce(sum(amount_minor) filter (where match_id is null), 0) as unexplained_minor
                            from posted_bank_line
                            where cast(:company as uuid) is null or company_id = :company
                            group by company_id, bank_account_id
                        ),
                        compared as (
                            select b.company_id, b.bank_account_id,
                                coalesce(bank.balance_minor, 0) as bank_minor,
                                coalesce(bank.opening_minor, 0) + coalesce(lines.posted_minor, 0) as expected_minor,
                                -coalesce(clearing.balance_minor, 0) as clearing_minor,
                                coalesce(lines.unexplained_minor, 0) as unexplained_minor
                            from bank_gl_account b
                            left join balance bank on bank.company_id = b.company_id and bank.account_code = b.bank_code
                            left join balance clearing
                                on clearing.company_id = b.company_id and clearing.account_code = b.clearing_code
                            left join lines on lines.company_id = b.company_id and lines.bank_account_id = b.bank_account_id
                        )
                        select subject, detail
                        from (
                            select company_id, company_id || ' bank account ' || bank_account_id as subject,
                                'holds ' || bank_minor || ', opening balance and lines come to ' || expected_minor as detail
                            from compared
                            where bank_minor <> expected_minor
                            union all
                            select company_id, company_id || ' clearing of ' || bank_account_id,
                                'holds ' || clearing_minor || ', unexplained lines come to ' || unexplained_minor
                            from compared
                            where clearing_minor <> unexplained_minor
                        ) found
                        where cast(:company as uuid) is null or company_id = :company
                        limit 100""")
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
