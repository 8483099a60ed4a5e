-- That a bill was approved settles nothing of it: what was owed on a day is told apart from what may be paid.
alter table open_item_change add column releases boolean not null default false;
