-- Confirmed orders: what was sold must be invoiced.
create table order_view (
    company_id   uuid    not null,
    order_id     uuid    not null,
    order_number text    not null,
    customer_id  uuid    not null,
    deal_id      uuid,
    order_date   date    not null,
    currency     char(3) not null,
    net_minor    bigint  not null,
    total_minor  bigint  not null,
    constraint order_view_pkey primary key (company_id, order_id)
);
create index order_view_order_date_idx on order_view (company_id, order_date, order_id);
