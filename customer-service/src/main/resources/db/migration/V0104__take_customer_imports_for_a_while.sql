-- A running import is somebody's for a while, instead of a row lock held for its whole length; its progress is visible.
alter table customer_import
    add column taken_by uuid,
    add column taken_until timestamptz;
