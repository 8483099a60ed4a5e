-- The customer master: entered once, read by every service through the state topic.
create table customer (
    company_id uuid not null,
    customer_id uuid not null,
    customer_number text not null,
    external_number text,
    name text not null check (length(name) between 1 and 300),
    other_names text[] not null default '{}',
    tax_id text,
    country char(2),
    currency char(3),
    language text,
    parent_id uuid,
    payment_term_days integer not null check (payment_term_days between 0 and 3650),
    status text not null check (status in ('ACTIVE', 'INACTIVE')),
    addresses jsonb not null default '[]',
    contact_points jsonb not null default '[]',
    attributes jsonb not null default '{}',
    folded_name text not null,
    search_text text not null,
    registered_at timestamptz not null default now(),
    version bigint not null,
    primary key (company_id, customer_id),
    unique (company_id, customer_number),
    unique (company_id, external_number),
    foreign key (company_id, parent_id) references customer (company_id, customer_id),
    check (parent_id is distinct from customer_id)
);
create index customer_folded_name_idx on customer (company_id, folded_name);
create index customer_tax_id_idx on customer (company_id, tax_id) where tax_id is not null;
create index customer_name_idx on customer (company_id, name, customer_id);

create table customer_bank_account (
    company_id uuid not null,
    customer_id uuid not null,
    iban text not null,
    primary key (company_id, customer_id, iban),
    foreign key (company_id, customer_id) references customer (company_id, customer_id)
);
create index customer_bank_account_iban_idx on customer_bank_account (company_id, iban);

-- Who changed which field when; rows are only added.
create table customer_change (
    company_id uuid not null,
    customer_id uuid not null,
    version bigint not null,
    field text not null,
    old_value text,
    new_value text,
    changed_by uuid not null,
    changed_at timestamptz not null default now(),
    primary key (company_id, customer_id, version, field)
);
revoke update, delete on customer_change from ${appRole};

create table customer_counter (
    company_id uuid not null primary key,
    last_number bigint not null
);
