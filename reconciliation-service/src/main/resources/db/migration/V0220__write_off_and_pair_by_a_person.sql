-- What a person gives up of an invoice with a match, and the match at the other end of an own transfer.
alter table match_part
    add column reason text constraint match_part_reason_check1 check (char_length(reason) between 1 and 500),
    drop constraint match_part_type_check,
    add constraint match_part_type_check check (type in ('ON_ACCOUNT', 'BANK_FEE', 'PSP_FEE', 'RETURN_FEE', 'ROUNDING',
        'DISCOUNT', 'WITHHOLDING_TAX', 'WRITE_OFF')),
    drop constraint match_part_invoice_id_check,
    add constraint match_part_invoice_id_check
        check ((type in ('DISCOUNT', 'WITHHOLDING_TAX', 'WRITE_OFF')) = (invoice_id is not null)),
    add constraint match_part_reason_check check ((type = 'WRITE_OFF') = (reason is not null));

alter table payment_match add column other_leg_match_id uuid;
