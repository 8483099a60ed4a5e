-- Orders go on after they are confirmed: delivered, invoiced, paid, cancelled; each step is kept and told.
do $$
declare
    rule record;
begin
    for rule in
        select conname from pg_constraint
         where conrelid = 'sales_order'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%status%'
    loop
        execute format('alter table sales_order drop constraint %I', rule.conname);
    end loop;
end
$$;

alter table sales_order
    add constraint sales_order_status_check check (status in ('DRAFT', 'HELD', 'CONFIRMED', 'CANCELLED')),
    add constraint sales_order_number_check check (
        (status <> 'CONFIRMED' or (order_number is not null and order_date is not null))
        and (status <> 'DRAFT' or order_number is null)),
    add column event_version bigint not null default 0,
    add column cancelled_on date,
    add column cancel_reason text,
    add constraint sales_order_cancelled_check check ((status = 'CANCELLED') = (cancelled_on is not null));

update sales_order set event_version = 1 where status = 'CONFIRMED';

alter table sales_order_line
    add column delivered numeric(18, 6) not null default 0,
    add constraint sales_order_line_delivered_check check (delivered between 0 and quantity);

create table order_step (
    company_id uuid not null,
    order_id uuid not null,
    event_version bigint not null,
    step text not null,
    document_id uuid,
    document_number text,
    occurred_at timestamptz not null,
    primary key (company_id, order_id, event_version),
    foreign key (company_id, order_id) references sales_order (company_id, order_id)
);
revoke update, delete on order_step from ${appRole};

create table order_invoice (
    company_id uuid not null,
    invoice_id uuid not null,
    order_id uuid not null,
    invoice_number text not null,
    invoice_date date not null,
    due_date date not null,
    entry_id uuid not null,
    currency char(3) not null,
    net_minor bigint not null,
    total_minor bigint not null,
    open_minor bigint not null,
    primary key (company_id, invoice_id),
    foreign key (company_id, order_id) references sales_order (company_id, order_id)
);
create unique index order_invoice_order_id_key on order_invoice (company_id, order_id);

-- Of all invoices: a credit note may be heard of before its invoice is.
create table order_credit_note (
    company_id uuid not null,
    credit_note_id uuid not null,
    invoice_id uuid not null,
    total_minor bigint not null,
    primary key (company_id, credit_note_id)
);
create index order_credit_note_invoice_idx on order_credit_note (company_id, invoice_id);
