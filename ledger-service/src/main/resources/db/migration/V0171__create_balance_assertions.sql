-- What somebody confirmed: account X has balance Y at the end of day D. It holds until it is withdrawn, with a reason.
create table balance_assertion (
    company_id uuid not null references company,
    balance_assertion_id uuid not null,
    account_code text not null,
    assertion_date date not null,
    -- debit minus credit
    balance_minor bigint not null,
    currency char(3) not null,
    reason text not null constraint balance_assertion_reason_check check (char_length(reason) between 1 and 500),
    asserted_by uuid not null,
    recorded_at timestamptz not null default recorded_now(),
    withdrawn_by uuid,
    withdrawn_at timestamptz,
    withdrawal_reason text
        constraint balance_assertion_withdrawal_reason_check check (char_length(withdrawal_reason) between 1 and 500),
    version bigint not null default 1,
    primary key (company_id, balance_assertion_id),
    constraint balance_assertion_account_code_fkey foreign key (company_id, account_code) references account,
    constraint balance_assertion_withdrawn_check check (
        (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawal_reason is null))
);

create unique index balance_assertion_active_key on balance_assertion (company_id, account_code, assertion_date)
    where withdrawn_at is null;

revoke update, delete, truncate on balance_assertion from ${appRole};
grant update (withdrawn_by, withdrawn_at, withdrawal_reason, version) on balance_assertion to ${appRole};
