-- The workbench's queue: how far a line is, what the engine has for it and who works on it stand in the line itself, so that a page of the queue comes from one index.
alter table bank_line
    add column proposals smallint
        constraint bank_line_proposals_check check (proposals >= 0),
    add column owner_id uuid,
    add column owner_version bigint not null default 0,
    add column work_state text not null generated always as (
        case
            when state = 'REFUSED' then 'REFUSED'
            when state = 'RECORDED' then 'WAITING'
            when match_state = 'RESERVED' then 'DECIDED'
            when match_state in ('MATCHED', 'CLASSIFIED') then 'DONE'
            when proposals is null then 'WAITING'
            when proposals = 0 then 'UNEXPLAINED'
            else 'PROPOSED'
        end) stored;

update bank_line l
set proposals = jsonb_array_length(p.proposals)
from line_proposal p
where p.company_id = l.company_id and p.line_id = l.line_id and l.match_state = 'UNMATCHED';

create index bank_line_queue_idx on bank_line (company_id, work_state, booking_date, line_id)
    where work_state <> 'DONE';

-- Only lines that need a person stand in the others: what is matched by itself never costs a write there.
create index bank_line_queue_amount_idx on bank_line (company_id, work_state, currency, abs(amount_minor), line_id)
    where work_state in ('PROPOSED', 'UNEXPLAINED', 'REFUSED');
create index bank_line_queue_account_idx on bank_line (company_id, work_state, bank_account_id, booking_date, line_id)
    where work_state in ('PROPOSED', 'UNEXPLAINED', 'REFUSED');
create index bank_line_queue_owner_idx on bank_line (company_id, owner_id, work_state, booking_date, line_id)
    where owner_id is not null and work_state <> 'DONE';

-- Words as a person would type them: a number is found by any of its pieces, whatever stands between them.
create function bank_line_words(name text, remittance text, reference text, bank_reference text, end_to_end_id text, iban text)
    returns tsvector language sql immutable parallel safe
    return to_tsvector('pg_catalog.simple'::regconfig, translate(
        coalesce(name, '') || ' ' || remittance || ' ' || coalesce(reference, '') || ' ' || coalesce(bank_reference, '')
            || ' ' || coalesce(end_to_end_id, '') || ' ' || coalesce(iban, ''),
        '-/\.,;:+_#*()[]{}<>=|''"!?&%@~', repeat(' ', 29)));
create index bank_line_queue_words_idx on bank_line using gin (bank_line_words(counterparty_name, remittance,
    structured_reference, bank_reference, end_to_end_id, counterparty_iban))
    where work_state in ('PROPOSED', 'UNEXPLAINED', 'REFUSED');

-- What changed about which lines, for those who watch. Rows are read in the order of their transactions, and only of transactions before which none is under way any more: by number alone, what commits late would be missed.
create table bank_line_change (
    change_no      bigint      generated always as identity,
    transaction_id xid8        not null default pg_current_xact_id(),
    company_id     uuid        not null,
    kind           text        not null check (kind in ('STATE', 'PROPOSAL', 'MATCH', 'OWNER', 'COMMENT')),
    line_ids       uuid[]      not null check (cardinality(line_ids) > 0),
    changed_at     timestamptz not null default clock_timestamp(),
    constraint bank_line_change_pkey primary key (company_id, transaction_id, change_no)
)
-- Rows come and go within days.
with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.1);
create index bank_line_change_changed_at_idx on bank_line_change (changed_at);

-- Up to where changes were deleted: who has seen less has missed some.
create table bank_line_change_purge (
    only_row       boolean not null default true check (only_row),
    transaction_id xid8    not null,
    constraint bank_line_change_purge_pkey primary key (only_row)
);
