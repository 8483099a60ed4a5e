-- What an allocation of a line's money settles of an item in another currency, in the item's.
alter table match_allocation
    add column settled_minor bigint
        constraint match_allocation_settled_minor_check check (settled_minor > 0),
    add column settled_currency char(3),
    add constraint match_allocation_settled_check check ((settled_minor is null) = (settled_currency is null));
