-- What was forecast for a month, kept so that it can be compared with what came; and whose deals somebody shares.
create table forecast_snapshot (
    company_id uuid not null,
    target_month date not null check (extract(day from target_month) = 1),
    taken_month date not null check (extract(day from taken_month) = 1),
    currency char(3) not null,
    closed_minor bigint not null,
    commit_minor bigint not null,
    best_minor bigint not null,
    weighted_minor bigint not null,
    statistical_minor bigint,
    taken_at timestamptz not null,
    primary key (company_id, target_month, taken_month, currency),
    check (taken_month <= target_month)
);
revoke update, delete on forecast_snapshot from ${appRole};

create index deal_expected_close_on_idx on deal (company_id, expected_close_on) where status = 'OPEN';
create index deal_closed_on_idx on deal (company_id, closed_on) where status <> 'OPEN';
create index deal_credit_representative_idx on deal_credit (company_id, representative_id);
