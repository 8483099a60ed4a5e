-- Paying an invoice changed whether one index held it, and so all ten of its indexes got a new entry: what is open is
-- listed apart, and the invoice's row is updated in place, where its page has room.
create table open_invoice (
    company_id uuid not null,
    invoice_id uuid not null,
    due_date date not null,
    primary key (company_id, due_date, invoice_id),
    constraint open_invoice_invoice_id_fkey foreign key (company_id, invoice_id) references invoice
);

revoke update, truncate on open_invoice from ${appRole};

-- In the database, so that the list is true whoever writes an invoice: a replica of the release before does too.
create function list_open_invoices() returns trigger language plpgsql as $$
begin
    delete from open_invoice o
    using changed c
    where c.open_minor = 0
        and o.company_id = c.company_id and o.due_date = c.due_date and o.invoice_id = c.invoice_id;
    insert into open_invoice (company_id, invoice_id, due_date)
    select company_id, invoice_id, due_date
    from changed
    where open_minor > 0
    on conflict do nothing;
    return null;
end
$$;

create trigger invoice_open_insert
    after insert on invoice referencing new table as changed
    for each statement execute function list_open_invoices();
create trigger invoice_open_update
    after update on invoice referencing new table as changed
    for each statement execute function list_open_invoices();

insert into open_invoice (company_id, invoice_id, due_date)
select company_id, invoice_id, due_date
from invoice
where open_minor > 0;

drop index invoice_open_idx;
alter table invoice set (fillfactor = 70);
