-- Suppliers' bills are open items below zero, as refunds are: an outgoing line pays them.
alter table open_item
    drop constraint open_item_kind_check,
    add constraint open_item_kind_check check (kind in ('INVOICE', 'CREDIT_NOTE', 'REFUND', 'BILL'));

-- Bills of an amount are looked for apart from what customers owe.
create index open_item_bill_idx on open_item (company_id, currency, (open_minor - reserved_minor), due_date)
    where kind = 'BILL' and open_minor <> 0;
