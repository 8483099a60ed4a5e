-- Which of the lines on an account are items': what else lies on it is revalued as a whole.
create index foreign_item_movement_entry_id_idx on foreign_item_movement (company_id, entry_id);
