-- Deals and every stage they went through.
create table deal (
    company_id uuid not null,
    deal_id uuid not null,
    external_number text,
    customer_id uuid,
    pipeline_code text not null,
    stage text not null,
    status text not null check (status in ('OPEN', 'WON', 'LOST')),
    representative_id uuid,
    owner_user_id uuid not null,
    product_code text,
    value_minor bigint check (value_minor >= 0),
    currency char(3),
    opened_on date,
    closed_on date,
    lost_reason text,
    version bigint not null,
    primary key (company_id, deal_id),
    unique (company_id, external_number),
    foreign key (company_id, pipeline_code) references pipeline (company_id, pipeline_code),
    foreign key (company_id, representative_id) references representative (company_id, representative_id),
    check ((value_minor is null) = (currency is null)),
    check (status = 'OPEN' or closed_on is not null),
    check (status <> 'WON' or (customer_id is not null and value_minor is not null))
);
create index deal_status_idx on deal (company_id, status, deal_id);
create index deal_customer_idx on deal (company_id, customer_id);
create index deal_representative_idx on deal (company_id, representative_id);

create table deal_stage_change (
    company_id uuid not null,
    deal_id uuid not null,
    version bigint not null,
    from_stage text,
    to_stage text not null,
    changed_by uuid not null,
    changed_at timestamptz not null,
    primary key (company_id, deal_id, version),
    foreign key (company_id, deal_id) references deal (company_id, deal_id)
);
revoke update, delete on deal_stage_change from ${appRole};
