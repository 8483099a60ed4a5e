-- Asking for an undoing has a time of its own: when a match was decided stays what it was.
alter table payment_match add column undo_requested_at timestamptz;
