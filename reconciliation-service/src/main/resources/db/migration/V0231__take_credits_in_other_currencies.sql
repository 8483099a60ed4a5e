-- A refund may be paid out of an account in another currency, and a credit note kept back from money in another one:
-- both are below zero in each of the two.
alter table match_allocation
    drop constraint match_allocation_settled_minor_check,
    add constraint match_allocation_settled_minor_check check (
        settled_minor <> 0 and sign(settled_minor) = sign(amount_minor));
