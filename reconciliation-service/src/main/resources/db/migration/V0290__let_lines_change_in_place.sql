-- A line is written three more times on its way into the books. Its indexes now hang on what these writes leave as it is, and its pages have room for them; existing lines are copied as they are.
alter table bank_line set (fillfactor = 50);

-- How far a line is in the queue; null once it is decided, for then nobody looks for it there. What the queue shows beyond that is worked out when it is read.
alter table bank_line
    drop column work_state,
    add column queue_state text generated always as (
        case
            when state = 'REFUSED' then 'REFUSED'
            when state = 'RECORDED' then 'WAITING'
            when match_state <> 'UNMATCHED' then null
            when proposals is null then 'WAITING'
            when proposals = 0 then 'UNEXPLAINED'
            else 'PROPOSED'
        end) stored,
    add column work_state text generated always as (
        case
            when state = 'REFUSED' then 'REFUSED'
            when state = 'RECORDED' then 'WAITING'
            when match_state = 'RESERVED' then 'DECIDED'
            when match_state in ('MATCHED', 'CLASSIFIED') then 'DONE'
            when proposals is null then 'WAITING'
            when proposals = 0 then 'UNEXPLAINED'
            else 'PROPOSED'
        end) virtual;

create index bank_line_queue_idx on bank_line (company_id, queue_state, booking_date, line_id)
    where queue_state is not null;
create index bank_line_queue_amount_idx on bank_line (company_id, queue_state, currency, abs(amount_minor), line_id)
    where queue_state in ('PROPOSED', 'UNEXPLAINED', 'REFUSED');
create index bank_line_queue_account_idx on bank_line (company_id, queue_state, bank_account_id, booking_date, line_id)
    where queue_state in ('PROPOSED', 'UNEXPLAINED', 'REFUSED');
create index bank_line_queue_owner_idx on bank_line (company_id, owner_id, queue_state, booking_date, line_id)
    where owner_id is not null and queue_state is not null;
create index bank_line_queue_words_idx on bank_line using gin (bank_line_words(counterparty_name, remittance,
    structured_reference, bank_reference, end_to_end_id, counterparty_iban))
    where queue_state in ('PROPOSED', 'UNEXPLAINED', 'REFUSED');

-- From being posted until it is decided a line keeps its place in these.
drop index bank_line_unexplained_idx;
create index bank_line_unexplained_idx on bank_line (company_id, bank_account_id, booking_date)
    where queue_state is not null;
drop index bank_line_instructed_currency_idx;
create index bank_line_instructed_currency_idx on bank_line (company_id, currency, instructed_currency)
    where instructed_currency is not null and queue_state is not null;

-- A statement's lines are found by their numbers.
drop index bank_line_statement_idx;

-- Matches that wait for an answer lead to the decided lines, in the queue's order; by themselves they are found by their company.
drop index payment_match_waiting_idx;
create index payment_match_decided_line_idx on payment_match (company_id, booking_date, line_id)
    where status = 'MATCHED';

-- A request is made from the line itself, and lines are never deleted.
alter table match_request drop constraint match_request_line_id_fkey;
