-- A dry run asks again and again which items were settled meanwhile. Matches have a time of their own: payments pay nothing for this index.
create index open_item_change_recorded_at_idx on open_item_change (company_id, recorded_at) where match_id is null;
