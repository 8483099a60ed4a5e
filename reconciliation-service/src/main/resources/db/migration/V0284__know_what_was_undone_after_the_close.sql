-- A match that is taken back after its period was closed is a mistake that nobody found in time: it is counted.
alter table payment_match add column undone_after_close boolean not null default false;

create index payment_match_undone_after_close_idx on payment_match (company_id, booking_date, match_id)
    where undone_after_close;
