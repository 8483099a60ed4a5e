-- Which bank lines are in the books, and which payment explains each. A line is posted once and explained once at a time.
create table posted_bank_line (
    company_id uuid not null references company,
    line_id uuid not null,
    statement_id uuid not null,
    chunk int not null,
    bank_account_id uuid not null,
    booking_date date not null,
    effective_date date not null,
    -- signed: money in is positive
    amount_minor bigint not null constraint posted_bank_line_amount_minor_check check (amount_minor <> 0),
    currency char(3) not null,
    entry_id uuid not null,
    match_id uuid,
    primary key (company_id, line_id),
    constraint posted_bank_line_entry_id_key unique (company_id, entry_id),
    constraint posted_bank_line_match_id_key unique (company_id, match_id)
);

create index posted_bank_line_unexplained_idx on posted_bank_line (company_id, bank_account_id) where match_id is null;

revoke update, delete, truncate on posted_bank_line from ${appRole};
grant update (match_id) on posted_bank_line to ${appRole};

create table payment (
    company_id uuid not null references company,
    match_id uuid not null,
    line_id uuid not null,
    -- PAYMENT, or the kind of a line that is no payment
    kind text not null constraint payment_kind_check check (kind ~ '^[A-Z_]{1,30}$'),
    status text not null constraint payment_status_check check (status in ('APPLIED', 'REFUSED', 'REVERSED')),
    refusal_code text,
    effective_date date,
    entry_id uuid,
    reversal_entry_id uuid,
    primary key (company_id, match_id),
    constraint payment_entry_id_key unique (company_id, entry_id),
    constraint payment_refused_check check ((status = 'REFUSED') = (refusal_code is not null)),
    constraint payment_applied_check check ((status = 'REFUSED') = (entry_id is null)),
    constraint payment_reversed_check check ((status = 'REVERSED') = (reversal_entry_id is not null)),
    constraint payment_effective_date_check check ((entry_id is null) = (effective_date is null))
);

create index payment_line_id_idx on payment (company_id, line_id);

revoke delete, truncate on payment from ${appRole};
