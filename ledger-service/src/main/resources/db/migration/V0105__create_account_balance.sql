-- Turnover per account and month, split by the month of recording, so that past knowledge is a sum of cells.
create table account_balance (
    company_id uuid not null,
    account_code text not null,
    effective_month date not null,
    recorded_month date not null,
    currency char(3) not null,
    debit_minor bigint not null constraint account_balance_debit_minor_check check (debit_minor >= 0),
    credit_minor bigint not null constraint account_balance_credit_minor_check check (credit_minor >= 0),
    primary key (company_id, account_code, effective_month, recorded_month, currency)
) with (fillfactor = 50);

revoke delete, truncate on account_balance from ${appRole};
