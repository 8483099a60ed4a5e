-- A bank line in another currency was posted with an amount in the company's; explaining it moves just that.
alter table posted_bank_line
    add column own_currency char(3),
    -- signed like the amount
    add column worth_minor bigint,
    add constraint posted_bank_line_worth_check
        check ((own_currency is null) = (worth_minor is null) and own_currency <> currency);
