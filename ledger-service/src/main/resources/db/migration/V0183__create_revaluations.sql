-- Revaluations: what was open in other currencies on a day, brought to the rate of that day.
create table revaluation (
    company_id uuid not null references company,
    revaluation_id uuid not null,
    revaluation_date date not null,
    policy text not null constraint revaluation_policy_check check (policy in ('AUTO_REVERSE', 'CARRY')),
    currency char(3) not null,
    gain_minor bigint not null constraint revaluation_gain_minor_check check (gain_minor >= 0),
    loss_minor bigint not null constraint revaluation_loss_minor_check check (loss_minor >= 0),
    -- none when nothing differed
    entry_id uuid,
    reversed_on date,
    reversal_entry_id uuid,
    decided_by uuid not null,
    recorded_at timestamptz not null default recorded_now(),
    primary key (company_id, revaluation_id),
    constraint revaluation_reversal_check check ((reversed_on is null) = (reversal_entry_id is null))
);

create index revaluation_revaluation_date_idx on revaluation (company_id, revaluation_date, recorded_at);

create table revaluation_line (
    company_id uuid not null,
    revaluation_id uuid not null,
    line_number int not null,
    -- an item, or all that is on an account that is kept in another currency
    foreign_item_id uuid,
    account_code text not null,
    currency char(3) not null,
    -- debit minus credit, like the next two
    open_minor bigint not null,
    rate numeric not null constraint revaluation_line_rate_check check (rate > 0),
    before_minor bigint not null,
    after_minor bigint not null,
    -- what of the difference stays; the rest is taken back when the revaluation is
    lasting_minor bigint not null,
    primary key (company_id, revaluation_id, line_number),
    constraint revaluation_line_revaluation_id_fkey foreign key (company_id, revaluation_id) references revaluation
);

create trigger revaluation_immutable
    before update or delete or truncate on revaluation
    for each statement execute function refuse_change();
create trigger revaluation_line_immutable
    before update or delete or truncate on revaluation_line
    for each statement execute function refuse_change();
revoke update, delete, truncate on revaluation, revaluation_line from ${appRole};
