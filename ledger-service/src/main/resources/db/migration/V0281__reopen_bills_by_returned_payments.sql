-- A payment that comes back opens its bill again with a row of its own: it is below zero and takes back no other row.
alter table bill_allocation
    drop constraint bill_allocation_sign_check,
    add constraint bill_allocation_sign_check
        check (kind = 'PAYMENT' or (amount_minor < 0) = (undone_allocation_id is not null));
