-- Quotes: what is offered to a customer, in revisions that never change once they are made.
alter table customer_view add column language text;

create table quote_company (
    company_id uuid primary key,
    name text not null,
    locale text not null
);

create table quote_policy (
    company_id uuid primary key,
    max_discount_percent numeric(9, 6) check (max_discount_percent between 0 and 100),
    version bigint not null
);
create table quote_limit (
    company_id uuid not null,
    currency char(3) not null,
    max_total_minor bigint not null check (max_total_minor >= 0),
    primary key (company_id, currency)
);

create table quote_counter (
    company_id uuid not null,
    quote_year integer not null,
    last_number bigint not null,
    primary key (company_id, quote_year)
);

create table quote (
    company_id uuid not null,
    quote_id uuid not null,
    quote_number text not null,
    deal_id uuid,
    customer_id uuid not null,
    owner_user_id uuid not null,
    status text not null
        check (status in ('DRAFT', 'WAITING', 'APPROVED', 'SENT', 'ACCEPTED', 'DECLINED', 'EXPIRED')),
    revision integer not null check (revision > 0),
    valid_until date not null,
    submitted_by uuid,
    approved_by uuid,
    decline_reason text,
    order_id uuid,
    version bigint not null,
    primary key (company_id, quote_id),
    unique (company_id, quote_number),
    unique (company_id, order_id),
    foreign key (company_id, deal_id) references deal (company_id, deal_id),
    foreign key (company_id, order_id) references sales_order (company_id, order_id),
    check ((status = 'ACCEPTED') = (order_id is not null)),
    check ((status = 'DECLINED') = (decline_reason is not null)),
    check (approved_by is null or approved_by <> submitted_by)
);
create index quote_owner_user_id_idx on quote (company_id, owner_user_id);
create index quote_customer_id_idx on quote (company_id, customer_id, quote_id);
create index quote_deal_id_idx on quote (company_id, deal_id);
create index quote_valid_until_idx on quote (valid_until) where status in ('WAITING', 'APPROVED', 'SENT');

create table quote_revision (
    company_id uuid not null,
    quote_id uuid not null,
    revision integer not null,
    language text not null check (language in ('EN', 'ZH', 'ID')),
    valid_until date not null,
    currency char(3) not null,
    price_mode text not null,
    tax_method text not null,
    rounding text not null,
    payment_term_days integer not null,
    note text,
    net_minor bigint not null check (net_minor >= 0),
    tax_minor bigint not null check (tax_minor >= 0),
    total_minor bigint not null check (total_minor = net_minor + tax_minor),
    made_by uuid not null,
    made_at timestamptz not null,
    primary key (company_id, quote_id, revision),
    foreign key (company_id, quote_id) references quote (company_id, quote_id)
);
create table quote_line (
    company_id uuid not null,
    quote_id uuid not null,
    revision integer not null,
    line_no integer not null,
    line_id uuid not null,
    product_code text not null,
    description text not null,
    unit text not null,
    quantity numeric(18, 6) not null check (quantity > 0),
    unit_price numeric(25, 10) not null check (unit_price >= 0),
    discount_percent numeric(9, 6) not null,
    tax_code text not null,
    tax_rate_percent numeric(9, 6) not null,
    price_list_id uuid,
    primary key (company_id, quote_id, revision, line_no),
    foreign key (company_id, quote_id, revision) references quote_revision (company_id, quote_id, revision)
);
revoke update, delete on quote_revision, quote_line from ${appRole};

-- Only the hash of a link's secret is kept. A quote has one working link at most.
create table quote_link (
    company_id uuid not null,
    quote_id uuid not null,
    link_no integer not null,
    token_hash bytea not null,
    revision integer not null,
    expires_at timestamptz not null,
    made_by uuid not null,
    made_at timestamptz not null,
    closed_at timestamptz,
    primary key (company_id, quote_id, link_no),
    foreign key (company_id, quote_id, revision) references quote_revision (company_id, quote_id, revision)
);
create unique index quote_link_token_hash_key on quote_link (token_hash);
create unique index quote_link_open_key on quote_link (company_id, quote_id) where closed_at is null;
