-- The first items of an amount come from the index in the order that is asked for. Without the last column the database read every open item by its due date until it had found enough of that amount.
create index open_item_amount_idx on open_item (company_id, currency, (open_minor - reserved_minor), due_date, invoice_id)
    where open_minor <> 0;
drop index open_item_available_idx;
