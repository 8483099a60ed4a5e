-- Grows with each process that takes the search up: what an earlier one still does is refused.
alter table duplicate_search add column lease bigint not null default 0;
