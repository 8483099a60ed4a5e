-- Money on account in another currency is owed in goods: it stays worth what it was worth when it came, and is never
-- revalued. None of these for money in the currency of the books.
alter table customer_credit
    add column own_currency char(3),
    add column carrying_minor bigint,
    add constraint customer_credit_carrying_check
        check ((own_currency is null) = (carrying_minor is null) and own_currency <> currency
            and carrying_minor >= 0 and (open_minor > 0 or carrying_minor = 0));
grant update (carrying_minor) on customer_credit to ${appRole};

alter table customer_credit_movement add column carrying_minor bigint;
