-- What suppliers charge is a document with an open amount, on a control account of its own, like an invoice.
insert into account (company_id, account_code, name, local_name, account_type, account_role, parent_code, control,
    statement_line, cash_flow_category)
select chart.company_id, added.code, added.name, added.local_name, 'LIABILITY', 'PAYABLE', above.account_code, true,
    'TRADE_PAYABLES', 'OPERATING'
from company_chart chart
join (values
    ('ifrs-small', '2120', 'Trade payables: suppliers'' bills', null, '2000'),
    ('china-small-enterprise', '220201', 'Accounts payable: suppliers'' bills', '应付账款—供应商账单', null),
    ('indonesia-emkm', '21110', 'Trade payables: suppliers'' bills', 'Utang usaha: tagihan pemasok', '20000'),
    ('indonesia-ep', '21110', 'Trade payables: suppliers'' bills', 'Utang usaha: tagihan pemasok', '20000')
) added (template_id, code, name, local_name, parent) on added.template_id = chart.template_id
left join account above on above.company_id = chart.company_id and above.account_code = added.parent
    and not above.postable and above.account_type = 'LIABILITY'
on conflict (company_id, account_code) do nothing;

create table bill_policy (
    company_id uuid not null references company,
    currency char(3) not null,
    -- up to here one person is enough
    alone_up_to_minor bigint not null constraint bill_policy_alone_up_to_minor_check check (alone_up_to_minor >= 0),
    set_by uuid not null,
    version bigint not null default 1,
    primary key (company_id)
);

revoke delete, truncate on bill_policy from ${appRole};

create table bill (
    company_id uuid not null references company,
    bill_id uuid not null,
    kind text not null constraint bill_kind_check check (kind in ('BILL', 'CREDIT_NOTE')),
    series text not null,
    series_number bigint not null constraint bill_series_number_check check (series_number > 0),
    bill_number text not null,
    supplier_id uuid not null,
    supplier_number text not null constraint bill_supplier_number_check
        check (char_length(supplier_number) between 1 and 100),
    -- the same without what people write differently: spaces, signs, small letters
    supplier_number_key text not null,
    payment_reference text,
    document_date date not null,
    effective_date date not null,
    due_date date not null,
    currency char(3) not null,
    net_minor bigint not null,
    tax_minor bigint not null,
    self_assessed_minor bigint not null,
    withheld_minor bigint not null,
    total_minor bigint not null constraint bill_total_minor_check check (total_minor > 0),
    open_minor bigint not null,
    text text,
    status text not null constraint bill_status_check check (status in ('POSTED', 'VOID')),
    approval text not null constraint bill_approval_check check (approval in ('NOT_NEEDED', 'WAITING', 'APPROVED')),
    created_by uuid not null,
    approved_by uuid,
    approval_reason text,
    entry_id uuid not null,
    void_entry_id uuid,
    voided_by uuid,
    void_reason text,
    version bigint not null,
    recorded_at timestamptz not null default recorded_now(),
    primary key (company_id, bill_id),
    constraint bill_series_series_number_key unique (company_id, series, series_number),
    constraint bill_open_minor_check check (open_minor between 0 and total_minor),
    constraint bill_void_check check ((status = 'VOID') = (void_entry_id is not null) and (status <> 'VOID' or open_minor = 0)),
    constraint bill_approval_approved_by_check check ((approval = 'APPROVED') = (approved_by is not null)),
    constraint bill_four_eyes_check check (approved_by <> created_by),
    constraint bill_paid_check check (approval <> 'WAITING' or open_minor = total_minor or status = 'VOID')
);

-- A supplier's document counts once; one that was taken back may come again.
create unique index bill_supplier_number_key on bill (company_id, supplier_id, kind, supplier_number_key)
    where status = 'POSTED';
create index bill_open_idx on bill (company_id, due_date, bill_id) where open_minor > 0;
create index bill_supplier_idx on bill (company_id, supplier_id, document_date, bill_id);
create index bill_document_date_idx on bill (company_id, document_date, bill_id);

create table bill_line (
    company_id uuid not null,
    bill_id uuid not null,
    line_number integer not null,
    account_code text not null,
    tax_code text,
    tax_rate_percent numeric,
    currency char(3) not null,
    net_minor bigint not null,
    tax_minor bigint not null,
    text text,
    primary key (company_id, bill_id, line_number),
    constraint bill_line_bill_id_fkey foreign key (company_id, bill_id) references bill,
    constraint bill_line_account_code_fkey foreign key (company_id, account_code) references account
);

-- What settles a bill, or uses a supplier's credit note; taking back is a row with the other sign.
create table bill_allocation (
    company_id uuid not null,
    allocation_id uuid not null,
    bill_id uuid not null,
    kind text not null constraint bill_allocation_kind_check check (kind in ('PAYMENT', 'CREDIT', 'VOID')),
    currency char(3) not null,
    amount_minor bigint not null constraint bill_allocation_amount_minor_check check (amount_minor <> 0),
    effective_date date not null,
    match_id uuid,
    -- for CREDIT: the credit note, of which it uses as much
    other_bill_id uuid,
    undone_allocation_id uuid,
    entry_id uuid,
    recorded_at timestamptz not null default recorded_now(),
    primary key (company_id, allocation_id),
    constraint bill_allocation_bill_id_fkey foreign key (company_id, bill_id) references bill,
    constraint bill_allocation_other_bill_id_fkey foreign key (company_id, other_bill_id) references bill,
    constraint bill_allocation_undone_allocation_id_key unique (company_id, undone_allocation_id),
    constraint bill_allocation_undone_allocation_id_fkey foreign key (company_id, undone_allocation_id)
        references bill_allocation,
    constraint bill_allocation_sign_check check ((amount_minor < 0) = (undone_allocation_id is not null)),
    constraint bill_allocation_match_id_check check ((kind = 'PAYMENT') = (match_id is not null)),
    constraint bill_allocation_other_bill_id_check check ((kind = 'CREDIT') = (other_bill_id is not null))
);

create index bill_allocation_bill_id_idx on bill_allocation (company_id, bill_id);
create index bill_allocation_other_bill_id_idx on bill_allocation (company_id, other_bill_id)
    where other_bill_id is not null;
create index bill_allocation_match_id_idx on bill_allocation (company_id, match_id) where match_id is not null;
create index bill_allocation_effective_date_idx on bill_allocation (company_id, effective_date);
create index bill_allocation_recorded_at_idx on bill_allocation (company_id, recorded_at);

revoke update, delete, truncate on bill, bill_line, bill_allocation from ${appRole};
grant update (open_minor, status, approval, approved_by, approval_reason, void_entry_id, voided_by, void_reason, version)
    on bill to ${appRole};
