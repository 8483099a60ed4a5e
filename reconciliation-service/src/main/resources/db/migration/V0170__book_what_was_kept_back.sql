-- What a customer may keep back of an item, and the parts of a payment that say what was kept back of which one.
alter table open_item
    add column early_payment_percent numeric
        constraint open_item_early_payment_percent_check check (early_payment_percent > 0 and early_payment_percent < 100),
    add column early_payment_days integer
        constraint open_item_early_payment_days_check check (early_payment_days >= 0),
    add column withholding_minor bigint
        constraint open_item_withholding_minor_check check (withholding_minor > 0),
    add constraint open_item_early_payment_check
        check ((early_payment_percent is null) = (early_payment_days is null));

alter table match_part
    add column invoice_id uuid,
    drop constraint match_part_type_check,
    add constraint match_part_type_check
        check (type in ('ON_ACCOUNT', 'BANK_FEE', 'PSP_FEE', 'RETURN_FEE', 'ROUNDING', 'DISCOUNT', 'WITHHOLDING_TAX')),
    add constraint match_part_invoice_id_check
        check ((type in ('DISCOUNT', 'WITHHOLDING_TAX')) = (invoice_id is not null));
