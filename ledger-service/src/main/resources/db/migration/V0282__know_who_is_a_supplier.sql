-- A bill names a party that is a supplier. Of parties of which that was not told nobody knows: they pass.
alter table customer_view add column supplier boolean;
