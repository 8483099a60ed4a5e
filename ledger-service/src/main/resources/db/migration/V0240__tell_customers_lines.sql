-- What other services keep customers' ledgers from is told line by line, in the order of the sealed journal: how far
-- that is done, and what the control accounts come to so far. Everything that was sealed before is told first.
create table customer_line_position (
    company_id uuid not null references company,
    last_sequence bigint not null,
    -- the version of the last event
    version bigint not null,
    -- whether the past was told once; from then on new lines follow as they are sealed
    complete boolean not null,
    primary key (company_id)
);

create table customer_line_total (
    company_id uuid not null references company,
    account_code text not null,
    currency char(3) not null,
    -- debits less credits of the lines that were told, in the currency of the lines
    balance_minor bigint not null,
    primary key (company_id, account_code, currency)
);

revoke delete, truncate on customer_line_position, customer_line_total from ${appRole};

-- Which money on account a journal entry moved.
create index customer_credit_movement_entry_id_idx on customer_credit_movement (company_id, entry_id);
