-- What people taught about payers that customer data does not know: counts per key and customer, and which match counted.
create table learned_alias (
    company_id    uuid        not null,
    alias_id      uuid        not null,
    kind          text        not null check (kind in ('IBAN', 'TAX_ID', 'NAME')),
    alias_key     text        not null,
    customer_id   uuid        not null,
    written       text        not null,
    confirmed     integer     not null check (confirmed >= 0),
    undone        integer     not null check (undone >= 0),
    first_at      timestamptz not null,
    last_at       timestamptz not null,
    version       bigint      not null,
    forgotten_at  timestamptz,
    forgotten_by  uuid,
    forget_reason text,
    constraint learned_alias_pkey primary key (company_id, alias_id),
    constraint learned_alias_forgotten_check check (
        (forgotten_at is null) = (forgotten_by is null) and (forgotten_at is null) = (forget_reason is null))
);
create unique index learned_alias_key on learned_alias (company_id, kind, alias_key, customer_id)
    where forgotten_at is null;
create index learned_alias_list_idx on learned_alias (company_id, last_at, alias_id);
create index learned_alias_customer_idx on learned_alias (company_id, customer_id);

-- A match counts once for an alias, and is taken back once.
create table learned_alias_match (
    company_id uuid    not null,
    alias_id   uuid    not null,
    match_id   uuid    not null,
    confirmed  boolean not null,
    undone     boolean not null,
    constraint learned_alias_match_pkey primary key (company_id, alias_id, match_id),
    constraint learned_alias_match_alias_id_fkey foreign key (company_id, alias_id)
        references learned_alias (company_id, alias_id) on delete cascade
);
create index learned_alias_match_match_idx on learned_alias_match (company_id, match_id);
