-- What settles an invoice, and customers' money that settles none yet. Both are written once; undoing writes the opposite.
create table customer_credit (
    company_id uuid not null references company,
    customer_credit_id uuid not null,
    customer_id uuid not null,
    match_id uuid,
    effective_date date not null,
    currency char(3) not null,
    amount_minor bigint not null constraint customer_credit_amount_minor_check check (amount_minor > 0),
    -- the sum of its movements; kept here so that two uses meet on one row
    open_minor bigint not null,
    entry_id uuid not null,
    version bigint not null default 1,
    primary key (company_id, customer_credit_id),
    constraint customer_credit_open_minor_check check (open_minor between 0 and amount_minor)
);

create index customer_credit_customer_id_idx on customer_credit (company_id, customer_id, customer_credit_id);
create index customer_credit_match_id_idx on customer_credit (company_id, match_id) where match_id is not null;

revoke update, delete, truncate on customer_credit from ${appRole};
grant update (open_minor, version) on customer_credit to ${appRole};

create table allocation (
    company_id uuid not null,
    allocation_id uuid not null,
    invoice_id uuid not null,
    -- positive settles, negative makes the invoice owed again
    amount_minor bigint not null constraint allocation_amount_minor_check check (amount_minor <> 0),
    currency char(3) not null,
    effective_date date not null,
    recorded_at timestamptz not null default recorded_now(),
    match_id uuid,
    customer_credit_id uuid,
    undone_allocation_id uuid,
    entry_id uuid not null,
    primary key (company_id, allocation_id),
    constraint allocation_invoice_id_fkey foreign key (company_id, invoice_id) references invoice,
    constraint allocation_customer_credit_id_fkey foreign key (company_id, customer_credit_id) references customer_credit,
    constraint allocation_undone_allocation_id_fkey foreign key (company_id, undone_allocation_id) references allocation,
    constraint allocation_undone_allocation_id_key unique (company_id, undone_allocation_id),
    constraint allocation_cause_check check ((match_id is null) <> (customer_credit_id is null))
);

create index allocation_invoice_id_idx on allocation (company_id, invoice_id, allocation_id);
create index allocation_match_id_idx on allocation (company_id, match_id) where match_id is not null;
create index allocation_effective_date_idx on allocation (company_id, effective_date, invoice_id);
create index allocation_recorded_at_idx on allocation (company_id, recorded_at, invoice_id);

revoke update, delete, truncate on allocation from ${appRole};

create table customer_credit_movement (
    company_id uuid not null,
    customer_credit_movement_id uuid not null,
    customer_credit_id uuid not null,
    -- positive when the money comes, negative when it is used or taken back
    amount_minor bigint not null constraint customer_credit_movement_amount_minor_check check (amount_minor <> 0),
    currency char(3) not null,
    effective_date date not null,
    recorded_at timestamptz not null default recorded_now(),
    allocation_id uuid,
    entry_id uuid not null,
    primary key (company_id, customer_credit_movement_id),
    constraint customer_credit_movement_customer_credit_id_fkey
        foreign key (company_id, customer_credit_id) references customer_credit,
    constraint customer_credit_movement_allocation_id_fkey foreign key (company_id, allocation_id) references allocation
);

create index customer_credit_movement_customer_credit_id_idx
    on customer_credit_movement (company_id, customer_credit_id, customer_credit_movement_id);
create index customer_credit_movement_effective_date_idx on customer_credit_movement (company_id, effective_date);

revoke update, delete, truncate on customer_credit_movement from ${appRole};
