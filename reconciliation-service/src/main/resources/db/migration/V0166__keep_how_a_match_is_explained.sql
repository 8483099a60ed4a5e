-- How the amount of a match comes about and what that scored; older matches say it by their allocations and evidence alone.
alter table payment_match
    add column model text,
    add column score integer;
