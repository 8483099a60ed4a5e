-- A discrepancy has an owner and a deadline; reminders are counted, so that each level is told once.
alter table discrepancy
    add column owner_id uuid,
    add column version bigint not null default 1,
    add column due_date date,
    add column reminders smallint not null default 0
        constraint discrepancy_reminders_check check (reminders between 0 and 9),
    drop constraint discrepancy_kind_check,
    add constraint discrepancy_kind_check check (kind in ('UNDERPAID', 'OVERPAID', 'UNKNOWN_MONEY', 'AMBIGUOUS', 'DUPLICATE',
        'PREPAYMENT', 'REFUSED_BY_LEDGER', 'STATEMENT_GAP', 'RETURNED', 'MISSING_PAYMENT', 'WRONG_PAYER', 'WRONG_AMOUNT')),
    drop constraint discrepancy_subject_type_check,
    add constraint discrepancy_subject_type_check
        check (subject_type in ('BANK_LINE', 'MATCH', 'BANK_STATEMENT', 'OPEN_ITEM'));
update discrepancy set due_date = cast(opened_at at time zone 'UTC' as date) + 7;
alter table discrepancy alter column due_date set not null;

create index discrepancy_due_idx on discrepancy (company_id, due_date, discrepancy_id) where status = 'OPEN';
create index discrepancy_owner_idx on discrepancy (company_id, owner_id, opened_at, discrepancy_id)
    where owner_id is not null;
create index discrepancy_subject_idx on discrepancy (company_id, kind, subject_id);

-- How long people have, when a payment counts as missing, and when they are reminded: without a row, the standard.
create table discrepancy_policy (
    company_id    uuid        not null,
    due_days      jsonb       not null,
    grace_days    integer     not null check (grace_days between 0 and 365),
    reminder_days integer[]   not null check (cardinality(reminder_days) <= 9),
    version       bigint      not null check (version > 0),
    changed_by    uuid        not null,
    changed_at    timestamptz not null,
    constraint discrepancy_policy_pkey primary key (company_id)
);

-- How old the open discrepancies were on each day. A day is counted once.
create table discrepancy_ageing_day (
    company_id uuid        not null,
    day        date        not null,
    taken_at   timestamptz not null,
    constraint discrepancy_ageing_day_pkey primary key (company_id, day)
);
create table discrepancy_ageing (
    company_id    uuid    not null,
    day           date    not null,
    kind          text    not null,
    currency      char(3) not null,
    bucket        text    not null check (bucket in ('DAYS_0_7', 'DAYS_8_30', 'DAYS_31_60', 'DAYS_61_90', 'DAYS_91_UP')),
    discrepancies bigint  not null check (discrepancies > 0),
    overdue       bigint  not null check (overdue between 0 and discrepancies),
    amount_minor  bigint  not null check (amount_minor >= 0),
    constraint discrepancy_ageing_pkey primary key (company_id, day, kind, currency, bucket),
    constraint discrepancy_ageing_day_fkey foreign key (company_id, day)
        references discrepancy_ageing_day (company_id, day)
);
revoke update, delete, truncate on discrepancy_ageing_day, discrepancy_ageing from ${appRole};
