-- What was open at an earlier moment can be found again: when an item came and changed, and which match changed it. Rows from before know neither.
alter table open_item add column recorded_at timestamptz;
alter table open_item_change
    add column recorded_at timestamptz,
    add column match_id uuid;
