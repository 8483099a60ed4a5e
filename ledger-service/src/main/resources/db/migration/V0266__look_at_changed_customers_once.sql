-- Customers of whom something was recorded that their figures may depend on, until these are computed anew: so that each
-- change is read once, however many there are.
create table payment_behaviour_due (
    company_id uuid not null references company,
    customer_id uuid not null,
    primary key (company_id, customer_id)
);

revoke truncate on payment_behaviour_due from ${appRole};

-- Who promised or took a promise back since a moment.
create index payment_promise_recorded_at_idx on payment_promise (company_id, recorded_at);
create index payment_promise_withdrawn_at_idx on payment_promise (company_id, withdrawn_at) where withdrawn_at is not null;
