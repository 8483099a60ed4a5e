-- A report whose day cuts a month adds days, not the lines of half a month: its work grows with the accounts alone.
create table account_day_balance (
    company_id uuid not null,
    account_code text not null,
    effective_date date not null,
    recorded_month date not null,
    currency char(3) not null,
    debit_minor bigint not null constraint account_day_balance_debit_minor_check check (debit_minor >= 0),
    credit_minor bigint not null constraint account_day_balance_credit_minor_check check (credit_minor >= 0),
    primary key (company_id, account_code, effective_date, recorded_month, currency)
) with (fillfactor = 50);

revoke delete, truncate on account_day_balance from ${appRole};

insert into account_day_balance (company_id, account_code, effective_date, recorded_month, currency, debit_minor,
    credit_minor)
select company_id, account_code, effective_date, date_trunc('month', recorded_at at time zone 'UTC')::date, currency,
    coalesce(sum(amount_minor) filter (where side = 'DEBIT'), 0)::bigint,
    coalesce(sum(amount_minor) filter (where side = 'CREDIT'), 0)::bigint
from journal_line
group by 1, 2, 3, 4, 5;
