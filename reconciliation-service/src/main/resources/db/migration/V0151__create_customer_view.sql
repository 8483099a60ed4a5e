-- Customers as customer-service tells of them, and the keys by which a payer is known.
create table customer_view (
    company_id      uuid   not null,
    customer_id     uuid   not null,
    customer_number text   not null,
    name            text   not null,
    other_names     text[] not null,
    parent_id       uuid,
    tax_id          text,
    ibans           text[] not null,
    external_number text,
    version         bigint not null,
    constraint customer_view_pkey primary key (company_id, customer_id)
);
create index customer_view_parent_idx on customer_view (company_id, parent_id) where parent_id is not null;

create table customer_token (
    company_id  uuid not null,
    kind        text not null check (kind in ('NAME', 'PLAIN_NAME', 'IBAN', 'TAX_ID', 'NUMBER')),
    token       text not null,
    customer_id uuid not null,
    constraint customer_token_pkey primary key (company_id, kind, token, customer_id),
    constraint customer_token_customer_id_fkey foreign key (company_id, customer_id)
        references customer_view (company_id, customer_id) on delete cascade
);
-- A name that the bank cut is the beginning of others.
create index customer_token_beginning_idx on customer_token (company_id, kind, token text_pattern_ops);
create index customer_token_customer_idx on customer_token (company_id, customer_id);
