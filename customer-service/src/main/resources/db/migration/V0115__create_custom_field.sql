-- Companies add fields of their own without a deploy: a definition says what a field holds, its values lie in rows, so
-- that each definition has its index.
create table custom_field (
    company_id uuid not null,
    field_id uuid not null,
    target text not null check (target in ('CUSTOMER')),
    key text not null check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
    label text not null check (length(label) between 1 and 100),
    kind text not null check (kind in ('TEXT', 'NUMBER', 'MONEY', 'DATE', 'CHOICE', 'BOOLEAN', 'PARTY')),
    choices text[] not null default '{}',
    required boolean not null,
    is_unique boolean not null,
    visible_to text[] not null default '{}',
    version bigint not null,
    created_by uuid not null,
    created_at timestamptz not null default now(),
    retired_at timestamptz,
    primary key (company_id, field_id)
);
-- A key may be given again once its field is retired.
create unique index custom_field_key_key on custom_field (company_id, target, key) where retired_at is null;
revoke delete on custom_field from ${appRole};

create table custom_field_value (
    company_id uuid not null,
    field_id uuid not null,
    record_id uuid not null,
    value text not null,
    unique_value text,
    primary key (company_id, record_id, field_id),
    foreign key (company_id, field_id) references custom_field (company_id, field_id)
);
create index custom_field_value_value_idx on custom_field_value (company_id, field_id, value, record_id);
create unique index custom_field_value_unique_value_key on custom_field_value (company_id, field_id, unique_value);
