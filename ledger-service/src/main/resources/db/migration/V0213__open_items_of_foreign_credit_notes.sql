-- A credit note in another currency is owed to the customer in that currency: an item of the same id.
alter table foreign_item
    drop constraint foreign_item_kind_check,
    add constraint foreign_item_kind_check check (kind in ('INVOICE', 'CREDIT_NOTE', 'ENTRY'));
