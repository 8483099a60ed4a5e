-- Reports of sales by day, as they were known at an instant, and what the ledger has booked for each customer.
alter table sales_order
    add column confirmed_at timestamptz,
    add column cancelled_at timestamptz;
update sales_order set confirmed_at = order_date where status = 'CONFIRMED';
alter table sales_order add constraint sales_order_confirmed_at_check check (status <> 'CONFIRMED' or confirmed_at is not null);
create index sales_order_date_idx on sales_order (company_id, order_date) where confirmed_at is not null;

create table revenue_document (
    company_id uuid not null,
    document_id uuid not null,
    kind text not null check (kind in ('INVOICE', 'CREDIT_NOTE')),
    document_number text not null,
    customer_id uuid not null,
    order_id uuid,
    document_date date not null,
    entry_id uuid not null,
    net_minor bigint not null,
    currency char(3) not null,
    recorded_at timestamptz not null,
    primary key (company_id, document_id)
);
create index revenue_document_customer_idx on revenue_document (company_id, customer_id, document_date);
revoke update, delete on revenue_document from ${appRole};
