-- The engine takes the oldest waiting lines of a company and currency from an index: sorting a long queue for each chunk cost more than deciding it.
-- Lines that wait already come first.
alter table match_request add column booking_date date not null default '-infinity';
create index match_request_turn_idx on match_request (company_id, currency, booking_date, line_id);
drop index match_request_requested_at_idx;
