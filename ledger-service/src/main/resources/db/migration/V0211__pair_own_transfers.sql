-- Own money on its way from one bank account to another: a leg is a bank line that was classified so.
create table transfer_leg (
    company_id uuid not null references company,
    -- the classification
    match_id uuid not null,
    bank_account_id uuid not null,
    line_id uuid not null,
    booking_date date not null,
    effective_date date not null,
    -- signed: money in is positive
    amount_minor bigint not null constraint transfer_leg_amount_minor_check check (amount_minor <> 0),
    currency char(3) not null,
    -- what the line moved in the books, signed likewise
    worth_minor bigint not null,
    own_currency char(3) not null,
    -- the transfer that it is a part of now
    transfer_id uuid,
    -- the line was explained otherwise
    undone boolean not null default false,
    primary key (company_id, match_id),
    constraint transfer_leg_undone_check check (not undone or transfer_id is null)
);

create index transfer_leg_open_idx on transfer_leg (company_id, booking_date) where transfer_id is null and not undone;

revoke update, delete, truncate on transfer_leg from ${appRole};
grant update (transfer_id, undone) on transfer_leg to ${appRole};

-- Two legs that are one transfer. What the rate did between them is posted, so that nothing stays in transit.
create table transfer (
    company_id uuid not null references company,
    transfer_id uuid not null,
    outgoing_match_id uuid not null,
    incoming_match_id uuid not null,
    effective_date date not null,
    -- positive is a gain
    difference_minor bigint not null,
    own_currency char(3) not null,
    -- none when nothing differed
    entry_id uuid,
    -- none: the only two legs of that amount
    paired_by uuid,
    recorded_at timestamptz not null default recorded_now(),
    undone_at timestamptz,
    undone_by uuid,
    undone_reason text constraint transfer_undone_reason_check check (char_length(undone_reason) between 1 and 500),
    reversal_entry_id uuid,
    primary key (company_id, transfer_id),
    constraint transfer_outgoing_match_id_fkey foreign key (company_id, outgoing_match_id) references transfer_leg,
    constraint transfer_incoming_match_id_fkey foreign key (company_id, incoming_match_id) references transfer_leg,
    constraint transfer_entry_id_check check ((entry_id is null) = (difference_minor = 0)),
    constraint transfer_undone_check check ((undone_at is null) = (undone_reason is null))
);

create unique index transfer_outgoing_match_id_key on transfer (company_id, outgoing_match_id) where undone_at is null;
create unique index transfer_incoming_match_id_key on transfer (company_id, incoming_match_id) where undone_at is null;

revoke update, delete, truncate on transfer from ${appRole};
grant update (undone_at, undone_by, undone_reason, reversal_entry_id) on transfer to ${appRole};

-- What is in transit already can be paired by hand.
insert into transfer_leg (company_id, match_id, bank_account_id, line_id, booking_date, effective_date, amount_minor,
    currency, worth_minor, own_currency)
select p.company_id, p.match_id, l.bank_account_id, l.line_id, l.booking_date, p.effective_date, l.amount_minor,
    l.currency, coalesce(l.worth_minor, l.amount_minor), coalesce(l.own_currency, l.currency)
from payment p
join posted_bank_line l on l.company_id = p.company_id and l.line_id = p.line_id and l.match_id = p.match_id
where p.kind = 'OWN_TRANSFER' and p.status = 'APPLIED';
