-- How customers paid lately, kept beside the invoices by a job: for lists of many customers, and to tell others only
-- when something changed. The reports themselves are computed from invoices and allocations.
create table customer_payment_behaviour (
    company_id uuid not null references company,
    customer_id uuid not null,
    -- counts the events
    version bigint not null,
    from_date date not null,
    as_of date not null,
    -- one object per currency; compared as it is written
    figures text not null,
    computed_at timestamptz not null default recorded_now(),
    primary key (company_id, customer_id)
);

create table payment_behaviour_position (
    company_id uuid not null references company,
    -- the day for which all customers were looked at, or are being
    day date not null,
    -- where that walk has come; none when it is done
    walk_after uuid,
    -- what was recorded before it was looked at
    looked_until timestamptz not null,
    primary key (company_id)
);

revoke truncate on customer_payment_behaviour, payment_behaviour_position from ${appRole};

-- What fell due in a time, paid or not.
create index invoice_due_date_idx on invoice (company_id, due_date, invoice_id);
