-- Several systems know a customer by keys of their own; a key names one customer.
create table customer_external_key (
    company_id uuid not null,
    system text not null check (system ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$'),
    key text not null check (length(key) between 1 and 100),
    customer_id uuid not null,
    created_by uuid not null,
    created_at timestamptz not null default now(),
    primary key (company_id, system, key),
    foreign key (company_id, customer_id) references customer (company_id, customer_id)
);
create index customer_external_key_customer_idx on customer_external_key (company_id, customer_id);

-- Keys that a merge took over, for undoing it.
create table customer_merge_key (
    company_id uuid not null,
    merge_id uuid not null,
    system text not null,
    key text not null,
    from_id uuid not null,
    to_id uuid not null,
    primary key (company_id, merge_id, system, key),
    foreign key (company_id, merge_id) references customer_merge (company_id, merge_id)
);
