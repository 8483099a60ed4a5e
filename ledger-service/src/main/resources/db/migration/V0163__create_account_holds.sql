-- An amount that is reserved on a limited account until it is posted or released.
create table account_hold (
    company_id uuid not null,
    account_hold_id uuid not null,
    account_code text not null,
    side text not null constraint account_hold_side_check check (side in ('DEBIT', 'CREDIT')),
    amount_minor bigint not null constraint account_hold_amount_minor_check check (amount_minor > 0),
    currency char(3) not null,
    reason text not null constraint account_hold_reason_check check (char_length(reason) between 1 and 500),
    held_by uuid not null,
    held_at timestamptz not null default recorded_now(),
    status text not null default 'OPEN'
        constraint account_hold_status_check check (status in ('OPEN', 'POSTED', 'RELEASED')),
    entry_id uuid,
    end_reason text,
    ended_by uuid,
    ended_at timestamptz,
    primary key (company_id, account_hold_id),
    constraint account_hold_account_code_fkey foreign key (company_id, account_code) references account_limit,
    constraint account_hold_entry_id_check check ((status = 'POSTED') = (entry_id is not null)),
    constraint account_hold_ended_at_check check ((status = 'OPEN') = (ended_at is null))
);

create index account_hold_open_idx on account_hold (company_id, account_code) where status = 'OPEN';

revoke delete, truncate on account_hold from ${appRole};
