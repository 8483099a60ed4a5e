-- What a customer may owe: weights and policy are data, each decision is kept with what it was made of.
create table credit_score_card (
    company_id uuid not null,
    version bigint not null check (version > 0),
    card jsonb not null,
    reason text not null check (length(reason) between 1 and 500),
    changed_by uuid not null,
    changed_at timestamptz not null,
    primary key (company_id, version)
);

create table credit_policy (
    company_id uuid not null,
    version bigint not null check (version > 0),
    policy jsonb not null,
    reason text not null check (length(reason) between 1 and 500),
    changed_by uuid not null,
    changed_at timestamptz not null,
    primary key (company_id, version)
);

create table credit_adjustment (
    company_id uuid not null,
    adjustment_id uuid not null,
    customer_id uuid not null,
    points integer not null check (points between -1000 and 1000 and points <> 0),
    reason text not null check (length(reason) between 1 and 500),
    valid_until date not null,
    made_by uuid not null,
    made_at timestamptz not null,
    withdrawn_by uuid,
    withdrawn_at timestamptz,
    primary key (company_id, adjustment_id),
    foreign key (company_id, customer_id) references customer (company_id, customer_id),
    check ((withdrawn_by is null) = (withdrawn_at is null))
);
create index credit_adjustment_customer_idx on credit_adjustment (company_id, customer_id, valid_until);

create table credit_decision (
    company_id uuid not null,
    customer_id uuid not null,
    version bigint not null check (version > 0),
    rating text not null check (rating in ('A', 'B', 'C', 'D', 'E')),
    score integer not null check (score between 0 and 1000),
    score_card_version bigint not null,
    policy_version bigint not null,
    inputs jsonb not null,
    factors jsonb not null,
    adjustment_points integer not null,
    limits jsonb not null,
    payment_term_days integer check (payment_term_days between 0 and 3650),
    hold text not null check (hold in ('NONE', 'OVER_LIMIT', 'EVERY_ORDER')),
    hold_reason text check (hold_reason in ('RATING', 'OVERDUE')),
    requested_by uuid,
    decided_at timestamptz not null,
    primary key (company_id, customer_id, version)
);
revoke update, delete on credit_score_card, credit_policy, credit_decision from ${appRole};
revoke delete on credit_adjustment from ${appRole};
