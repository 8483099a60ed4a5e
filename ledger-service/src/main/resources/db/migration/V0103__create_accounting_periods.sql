-- Months that are open for posting or closed, and who decided so and why.
create table accounting_period (
    company_id uuid not null references company,
    period_month date not null
        constraint accounting_period_period_month_check check (extract(day from period_month) = 1),
    fiscal_year int not null,
    status text not null default 'OPEN' constraint accounting_period_status_check check (status in ('OPEN', 'CLOSED')),
    closed_at timestamptz,
    version bigint not null default 1,
    primary key (company_id, period_month),
    constraint accounting_period_closed_at_check check ((status = 'CLOSED') = (closed_at is not null))
);

create table period_decision (
    company_id uuid not null,
    period_decision_id uuid not null,
    period_month date not null,
    decision text not null constraint period_decision_decision_check check (decision in ('CLOSE', 'REOPEN')),
    reason text,
    decided_by uuid not null,
    decided_at timestamptz not null,
    primary key (company_id, period_decision_id),
    constraint period_decision_period_month_fkey foreign key (company_id, period_month) references accounting_period,
    constraint period_decision_reason_check check (decision = 'CLOSE' or char_length(reason) > 0)
);

create index period_decision_period_month_idx on period_decision (company_id, period_month);

revoke update, delete, truncate on period_decision from ${appRole};
