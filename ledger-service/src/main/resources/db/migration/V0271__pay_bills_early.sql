-- A supplier may allow a discount for paying early: the ledger takes it when just that is kept back in time.
alter table bill
    add column early_payment_percent numeric(5, 2)
        constraint bill_early_payment_percent_check check (early_payment_percent > 0 and early_payment_percent < 100),
    add column early_payment_days integer
        constraint bill_early_payment_days_check check (early_payment_days between 0 and 365),
    add constraint bill_early_payment_check check ((early_payment_percent is null) = (early_payment_days is null)
        and (early_payment_percent is null or (kind = 'BILL' and self_assessed_minor = 0 and withheld_minor = 0)));

alter table bill_allocation
    drop constraint bill_allocation_kind_check,
    add constraint bill_allocation_kind_check check (kind in ('PAYMENT', 'DISCOUNT', 'CREDIT', 'VOID')),
    drop constraint bill_allocation_match_id_check,
    add constraint bill_allocation_match_id_check check ((kind in ('PAYMENT', 'DISCOUNT')) = (match_id is not null));
