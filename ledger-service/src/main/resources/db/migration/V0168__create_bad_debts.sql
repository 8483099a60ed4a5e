-- Receivables that will probably, or surely, not be paid.
create table allowance (
    company_id uuid not null references company,
    allowance_id uuid not null,
    as_of date not null,
    method text not null constraint allowance_method_check check (method in ('PERCENT', 'AGEING')),
    currency char(3) not null,
    -- how the target came about: what is owed, per bucket where the method looks at age
    parts jsonb not null,
    base_minor bigint not null,
    target_minor bigint not null constraint allowance_target_minor_check check (target_minor >= 0),
    before_minor bigint not null,
    reason text not null constraint allowance_reason_check check (char_length(reason) between 1 and 500),
    decided_by uuid not null,
    entry_id uuid not null,
    recorded_at timestamptz not null default recorded_now(),
    primary key (company_id, allowance_id),
    constraint allowance_entry_id_key unique (company_id, entry_id),
    constraint allowance_target_check check (target_minor <> before_minor)
);

revoke update, delete, truncate on allowance from ${appRole};

create table write_off_policy (
    company_id uuid not null references company,
    currency char(3) not null,
    -- per customer and calendar year, all together: up to here one person is enough
    alone_up_to_minor bigint not null constraint write_off_policy_alone_up_to_minor_check check (alone_up_to_minor >= 0),
    -- per customer and calendar year, all together: never more
    at_most_minor bigint constraint write_off_policy_at_most_minor_check check (at_most_minor >= 0),
    set_by uuid not null,
    version bigint not null default 1,
    primary key (company_id)
);

revoke delete, truncate on write_off_policy from ${appRole};

create table write_off (
    company_id uuid not null references company,
    write_off_id uuid not null,
    invoice_id uuid not null,
    customer_id uuid not null,
    method text not null constraint write_off_method_check check (method in ('ALLOWANCE', 'DIRECT')),
    tax_relief boolean not null,
    effective_date date not null,
    currency char(3) not null,
    amount_minor bigint not null constraint write_off_amount_minor_check check (amount_minor > 0),
    tax_minor bigint not null default 0,
    recovered_minor bigint not null default 0,
    recovered_tax_minor bigint not null default 0,
    reason text not null constraint write_off_reason_check check (char_length(reason) between 1 and 500),
    status text not null constraint write_off_status_check check (status in ('REQUESTED', 'POSTED', 'REJECTED')),
    requested_by uuid not null,
    decided_by uuid,
    decision_reason text
        constraint write_off_decision_reason_check check (char_length(decision_reason) between 1 and 500),
    allocation_id uuid,
    entry_id uuid,
    version bigint not null default 1,
    recorded_at timestamptz not null default recorded_now(),
    primary key (company_id, write_off_id),
    constraint write_off_entry_id_key unique (company_id, entry_id),
    constraint write_off_invoice_id_fkey foreign key (company_id, invoice_id) references invoice,
    constraint write_off_allocation_id_fkey foreign key (company_id, allocation_id) references allocation,
    constraint write_off_posted_check check (
        (status = 'POSTED') = (entry_id is not null) and (status = 'POSTED') = (allocation_id is not null)),
    constraint write_off_four_eyes_check check (status <> 'POSTED' or decided_by is null or decided_by <> requested_by),
    constraint write_off_recovered_minor_check check (recovered_minor between 0 and amount_minor),
    constraint write_off_tax_minor_check check (tax_minor between 0 and amount_minor),
    constraint write_off_recovered_tax_minor_check check (recovered_tax_minor between 0 and tax_minor)
);

create index write_off_invoice_id_idx on write_off (company_id, invoice_id, write_off_id);
create index write_off_customer_id_idx on write_off (company_id, customer_id, effective_date);

revoke update, delete, truncate on write_off from ${appRole};
grant update (status, tax_minor, recovered_minor, recovered_tax_minor, decided_by, decision_reason, allocation_id, entry_id,
    version) on write_off to ${appRole};

create table write_off_recovery (
    company_id uuid not null,
    write_off_recovery_id uuid not null,
    write_off_id uuid not null,
    effective_date date not null,
    currency char(3) not null,
    amount_minor bigint not null constraint write_off_recovery_amount_minor_check check (amount_minor > 0),
    tax_minor bigint not null constraint write_off_recovery_tax_minor_check check (tax_minor between 0 and amount_minor),
    reason text not null constraint write_off_recovery_reason_check check (char_length(reason) between 1 and 500),
    recorded_by uuid not null,
    allocation_id uuid not null,
    entry_id uuid not null,
    recorded_at timestamptz not null default recorded_now(),
    primary key (company_id, write_off_recovery_id),
    constraint write_off_recovery_write_off_id_fkey foreign key (company_id, write_off_id) references write_off,
    constraint write_off_recovery_allocation_id_fkey foreign key (company_id, allocation_id) references allocation,
    constraint write_off_recovery_entry_id_key unique (company_id, entry_id)
);

create index write_off_recovery_write_off_id_idx on write_off_recovery (company_id, write_off_id, write_off_recovery_id);

revoke update, delete, truncate on write_off_recovery from ${appRole};
