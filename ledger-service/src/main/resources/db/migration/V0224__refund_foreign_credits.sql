-- A refund in another currency waits for the bank's line at what its credit stood at in the books.
alter table refund
    add column own_currency char(3),
    add column carrying_minor bigint,
    add constraint refund_carrying_check check (
        (own_currency is null) = (carrying_minor is null) and own_currency <> currency and carrying_minor >= 0
        and (own_currency is null or status = 'APPROVED'));
grant update (own_currency, carrying_minor) on refund to ${appRole};
