-- How far an account may go. Debit minus credit of all that was ever posted, whatever its date.
create table account_limit (
    company_id uuid not null,
    account_code text not null,
    minimum_minor bigint,
    maximum_minor bigint,
    currency char(3) not null,
    version bigint not null default 1,
    primary key (company_id, account_code),
    constraint account_limit_account_code_fkey foreign key (company_id, account_code) references account,
    constraint account_limit_maximum_minor_check check (minimum_minor <= maximum_minor)
);

-- Who set which limit, when and why. A limit without bounds was lifted.
create table account_limit_change (
    company_id uuid not null,
    account_code text not null,
    version bigint not null,
    minimum_minor bigint,
    maximum_minor bigint,
    reason text not null constraint account_limit_change_reason_check check (char_length(reason) between 1 and 500),
    changed_by uuid not null,
    changed_at timestamptz not null default recorded_now(),
    primary key (company_id, account_code, version),
    constraint account_limit_change_account_code_fkey foreign key (company_id, account_code) references account_limit
);

revoke delete, truncate on account_limit from ${appRole};
revoke update, delete, truncate on account_limit_change from ${appRole};
