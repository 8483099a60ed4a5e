-- Suppliers pay for their credit notes: what they owe us is an open item above zero, apart from what customers owe. And
-- a bill that waits for approval has nothing that may be paid, but is not paid either.
alter table open_item
    drop constraint open_item_kind_check,
    add constraint open_item_kind_check
        check (kind in ('INVOICE', 'CREDIT_NOTE', 'REFUND', 'BILL', 'SUPPLIER_CREDIT')),
    drop constraint open_item_credit_check,
    add constraint open_item_credit_check check (kind in ('INVOICE', 'SUPPLIER_CREDIT') or total_minor < 0),
    add column awaits_approval boolean not null default false;

-- Whether a company has any: only then money that comes in is compared with them.
create index open_item_payable_idx on open_item (company_id) where kind in ('BILL', 'SUPPLIER_CREDIT');
