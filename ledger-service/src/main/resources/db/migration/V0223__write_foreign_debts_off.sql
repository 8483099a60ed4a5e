-- What a debt in any currency stood at in the books when it was given up: limits count in that currency.
alter table write_off
    add column worth_minor bigint constraint write_off_worth_minor_check check (worth_minor >= 0);

-- So far all were in the currency of the books.
update write_off set worth_minor = amount_minor where status = 'POSTED';

alter table write_off add constraint write_off_worth_check check ((status = 'POSTED') = (worth_minor is not null));
grant update (worth_minor) on write_off to ${appRole};
