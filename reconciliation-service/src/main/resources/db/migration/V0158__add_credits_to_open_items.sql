-- Credit notes and refunds are open items below zero.
alter table open_item
    add column kind text not null default 'INVOICE'
        constraint open_item_kind_check check (kind in ('INVOICE', 'CREDIT_NOTE', 'REFUND')),
    add constraint open_item_credit_check check (kind = 'INVOICE' or total_minor < 0);
