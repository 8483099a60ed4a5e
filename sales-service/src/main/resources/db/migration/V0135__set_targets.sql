-- What somebody is to sell in a span of days, and every figure that it was set to.
create table sales_target (
    company_id uuid not null,
    target_id uuid not null,
    kind text not null check (kind in ('REPRESENTATIVE', 'TEAM', 'REGION', 'COMPANY')),
    representative_id uuid,
    team_id uuid,
    region text,
    from_date date not null,
    to_date date not null check (to_date >= from_date),
    currency char(3) not null,
    version bigint not null,
    primary key (company_id, target_id),
    foreign key (company_id, representative_id) references representative (company_id, representative_id),
    foreign key (company_id, team_id) references team (company_id, team_id),
    check ((kind = 'REPRESENTATIVE') = (representative_id is not null)),
    check ((kind = 'TEAM') = (team_id is not null)),
    check ((kind = 'REGION') = (region is not null))
);
create unique index sales_target_subject_key
    on sales_target (company_id, kind, coalesce(representative_id::text, team_id::text, region, ''), from_date, to_date, currency);
create index sales_target_from_date_idx on sales_target (company_id, from_date, target_id);

create table sales_target_amount (
    company_id uuid not null,
    target_id uuid not null,
    version bigint not null,
    amount_minor bigint not null check (amount_minor > 0),
    reason text not null,
    set_by uuid not null,
    set_at timestamptz not null,
    primary key (company_id, target_id, version),
    foreign key (company_id, target_id) references sales_target (company_id, target_id)
);
revoke update, delete on sales_target_amount from ${appRole};
