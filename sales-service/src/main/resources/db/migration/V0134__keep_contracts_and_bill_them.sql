-- Contracts with every version they had, what is due under them, and plans that bill them period by period.
create table contract_counter (
    company_id uuid not null,
    contract_year integer not null,
    last_number bigint not null,
    primary key (company_id, contract_year)
);

create table contract (
    company_id uuid not null,
    contract_id uuid not null,
    contract_number text not null,
    customer_id uuid not null,
    owner_user_id uuid not null,
    last_version integer not null check (last_version > 0),
    ends_on date,
    renewal_months integer check (renewal_months between 1 and 120),
    terminated_at timestamptz,
    alerted_days integer,
    alerted_end date,
    etag bigint not null,
    primary key (company_id, contract_id),
    unique (company_id, contract_number)
);
create index contract_owner_idx on contract (company_id, owner_user_id);
create index contract_customer_idx on contract (company_id, customer_id);
create index contract_ends_on_idx on contract (ends_on) where terminated_at is null;

create table contract_version (
    company_id uuid not null,
    contract_id uuid not null,
    version_no integer not null check (version_no > 0),
    title text not null,
    starts_on date not null,
    ends_on date check (ends_on >= starts_on),
    renewal_months integer,
    value_minor bigint check (value_minor >= 0),
    currency char(3),
    terms text,
    reason text not null,
    changed_by uuid,
    changed_at timestamptz not null,
    primary key (company_id, contract_id, version_no),
    foreign key (company_id, contract_id) references contract (company_id, contract_id),
    check ((value_minor is null) = (currency is null))
);
revoke update, delete on contract_version from ${appRole};

create table contract_milestone (
    company_id uuid not null,
    contract_id uuid not null,
    milestone_id uuid not null,
    title text not null,
    due_on date not null,
    product_code text,
    amount_minor bigint check (amount_minor > 0),
    currency char(3),
    tax_code text,
    tax_rate_percent numeric(7, 4),
    done_on date,
    done_by uuid,
    order_id uuid,
    primary key (company_id, contract_id, milestone_id),
    foreign key (company_id, contract_id) references contract (company_id, contract_id),
    check ((amount_minor is null) = (currency is null)),
    check (done_on is not null or order_id is null)
);

create table contract_dispute (
    company_id uuid not null,
    contract_id uuid not null,
    dispute_id uuid not null,
    state text not null check (state in ('OPEN', 'SETTLED', 'CONCEDED', 'WITHDRAWN')),
    subject text not null,
    opened_by uuid not null,
    opened_at timestamptz not null,
    closed_by uuid,
    closed_at timestamptz,
    resolution text,
    cost_minor bigint check (cost_minor >= 0),
    currency char(3),
    version bigint not null,
    primary key (company_id, contract_id, dispute_id),
    foreign key (company_id, contract_id) references contract (company_id, contract_id),
    check ((state = 'OPEN') = (closed_at is null)),
    check ((cost_minor is null) = (currency is null))
);

create table billing_plan (
    company_id uuid not null,
    plan_id uuid not null,
    contract_id uuid not null,
    first_on date not null,
    every_months integer not null check (every_months between 1 and 120),
    last_on date check (last_on >= first_on),
    currency char(3) not null,
    price_mode text not null check (price_mode in ('TAX_EXCLUSIVE', 'TAX_INCLUSIVE')),
    periods_billed integer not null default 0,
    next_on date,
    stopped_at timestamptz,
    retry_at timestamptz,
    failure text,
    created_by uuid not null,
    version bigint not null,
    primary key (company_id, plan_id),
    foreign key (company_id, contract_id) references contract (company_id, contract_id)
);
create index billing_plan_contract_idx on billing_plan (company_id, contract_id);
create index billing_plan_due_idx on billing_plan (next_on) where stopped_at is null and next_on is not null;

create table billing_plan_line (
    company_id uuid not null,
    plan_id uuid not null,
    line_no integer not null,
    product_code text not null,
    description text not null,
    quantity numeric(18, 6) not null check (quantity > 0),
    unit_price numeric(25, 10) not null check (unit_price >= 0),
    discount_percent numeric(7, 4) not null,
    tax_code text not null,
    tax_rate_percent numeric(7, 4) not null,
    primary key (company_id, plan_id, line_no),
    foreign key (company_id, plan_id) references billing_plan (company_id, plan_id)
);

create table billed_period (
    company_id uuid not null,
    plan_id uuid not null,
    period_no integer not null,
    period_start date not null,
    order_id uuid not null,
    billed_at timestamptz not null,
    primary key (company_id, plan_id, period_no),
    unique (company_id, order_id),
    foreign key (company_id, plan_id) references billing_plan (company_id, plan_id),
    foreign key (company_id, order_id) references sales_order (company_id, order_id)
);
revoke update, delete on billed_period from ${appRole};
