-- What is owed to or by the company in another currency: how much is open there, and what that stands at in the books.
create table foreign_item (
    company_id uuid not null references company,
    foreign_item_id uuid not null,
    -- INVOICE: kept by the invoice of the same id; ENTRY: opened by hand
    kind text not null constraint foreign_item_kind_check check (kind in ('INVOICE', 'ENTRY')),
    side text not null constraint foreign_item_side_check check (side in ('RECEIVABLE', 'PAYABLE')),
    account_code text not null,
    reference text constraint foreign_item_reference_check check (char_length(reference) between 1 and 100),
    customer_id uuid,
    opened_on date not null,
    due_date date,
    currency char(3) not null,
    amount_minor bigint not null constraint foreign_item_amount_minor_check check (amount_minor > 0),
    -- the sums of its movements; kept here so that two settlements meet on one row
    open_minor bigint not null,
    carrying_minor bigint not null,
    own_currency char(3) not null,
    booked_minor bigint not null constraint foreign_item_booked_minor_check check (booked_minor >= 0),
    -- what a unit stands at now: the booked rate, or that of the last revaluation that was carried
    rate numeric not null constraint foreign_item_rate_check check (rate > 0),
    entry_id uuid not null,
    version bigint not null default 1,
    primary key (company_id, foreign_item_id),
    constraint foreign_item_open_minor_check check (open_minor between 0 and amount_minor),
    constraint foreign_item_account_code_fkey foreign key (company_id, account_code) references account
);

create index foreign_item_open_idx on foreign_item (company_id, foreign_item_id) where open_minor > 0;
create index foreign_item_account_code_idx on foreign_item (company_id, account_code);

revoke update, delete, truncate on foreign_item from ${appRole};
grant update (open_minor, carrying_minor, rate, version) on foreign_item to ${appRole};

create table foreign_item_movement (
    company_id uuid not null,
    foreign_item_movement_id uuid not null,
    foreign_item_id uuid not null,
    kind text not null constraint foreign_item_movement_kind_check
        check (kind in ('OPENED', 'SETTLED', 'UNDONE', 'REVALUED', 'REVALUATION_REVERSED')),
    -- positive: more is open, in the item's currency and in the company's
    amount_minor bigint not null,
    carrying_minor bigint not null,
    effective_date date not null,
    recorded_at timestamptz not null default recorded_now(),
    -- the settlement, payment match or revaluation behind it
    cause_id uuid not null,
    entry_id uuid not null,
    primary key (company_id, foreign_item_movement_id),
    constraint foreign_item_movement_foreign_item_id_fkey
        foreign key (company_id, foreign_item_id) references foreign_item
);

create index foreign_item_movement_foreign_item_id_idx
    on foreign_item_movement (company_id, foreign_item_id, foreign_item_movement_id);
create index foreign_item_movement_cause_id_idx on foreign_item_movement (company_id, cause_id);
create index foreign_item_movement_effective_date_idx
    on foreign_item_movement (company_id, effective_date, foreign_item_id);

create trigger foreign_item_movement_immutable
    before update or delete or truncate on foreign_item_movement
    for each statement execute function refuse_change();
revoke update, delete, truncate on foreign_item_movement from ${appRole};

-- Exchange results go to accounts of their own, realised and not; also in companies that are here already.
insert into account (company_id, account_code, name, account_type, account_role, parent_code, statement_line,
    cash_flow_category)
select company.company_id, added.code, added.name, added.type, added.role, added.parent, added.line, 'EXCHANGE'
from company
cross join (values
    ('4850', 'Realised exchange gains', 'REVENUE', 'EXCHANGE_GAIN', '4000', 'EXCHANGE_DIFFERENCES'),
    ('4860', 'Unrealised exchange gains', 'REVENUE', 'UNREALISED_EXCHANGE_GAIN', '4000', 'EXCHANGE_DIFFERENCES'),
    ('5750', 'Realised exchange losses', 'EXPENSE', 'EXCHANGE_LOSS', '5000', 'EXCHANGE_DIFFERENCES'),
    ('5760', 'Unrealised exchange losses', 'EXPENSE', 'UNREALISED_EXCHANGE_LOSS', '5000', 'EXCHANGE_DIFFERENCES'),
    ('5770', 'Conversion differences', 'EXPENSE', 'CONVERSION_DIFFERENCE', '5000', 'EXCHANGE_DIFFERENCES')
) added (code, name, type, role, parent, line)
where exists (
    select from account
    where account.company_id = company.company_id and account.account_code = added.parent
        and account.account_type = added.type and not account.postable)
on conflict (company_id, account_code) do update set account_role = excluded.account_role
    where account.account_role is null and account.account_type = excluded.account_type;
