package io.tieout.ledger.customerledger;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// I3, seen from those who are told. Adds the journal's lines up once more.
@Component
class CustomerLinesCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    CustomerLinesCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I3";
    }

    @Override
    public String statement() {
        return "What was told of customers' lines adds up to the control accounts, and each line that moves money has a customer";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        with booked as (
                            select l.company_id, l.account_code, coalesce(l.foreign_currency, l.currency) as currency,
                                sum(case l.side when 'DEBIT' then coalesce(l.foreign_minor, l.amount_minor)
                                    else -coalesce(l.foreign_minor, l.amount_minor) end) as balance_minor,
                                count(*) filter (where coalesce(l.foreign_minor, l.amount_minor) <> 0
                                    and l.dimensions ->> 'customerId' is null
                                    and l.dimensions ->> 'foreignItemId' is null) as unowned
                            from customer_line_position told
                            join account a on a.company_id = told.company_id
                                and a.account_role in ('RECEIVABLE', 'CUSTOMER_ADVANCES')
                            join journal_line l on l.company_id = a.company_id and l.account_code = a.account_code
                            join journal_sequence s on s.company_id = l.company_id and s.entry_id = l.entry_id
                                and s.sequence_number <= told.last_sequence
                            where cast(:company as uuid) is null or told.company_id = :company
                            group by l.company_id, l.account_code, coalesce(l.foreign_currency, l.currency)
                        )
                        select coalesce(b.company_id, t.company_id) || ' ' || coalesce(b.account_code, t.account_code) || ' '
                                || coalesce(b.currency, t.currency) as subject,
                            'the account has ' || coalesce(b.balance_minor, 0) || ', what was told comes to '
                                || coalesce(t.balance_minor, 0) || ', lines without a customer: '
                                || coalesce(b.unowned, 0) as detail
                        from booked b
                        full join (
                            select company_id, account_code, currency, balance_minor
                            from customer_line_total
                            where cast(:company as uuid) is null or company_id = :company
                        ) t on t.company_id = b.company_id and t.account_code = b.account_code and t.currency = b.currency
                        where coalesce(b.balance_minor, 0) <> coalesce(t.balance_minor, 0) or b.unowned > 0
                        limit 100""")
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
