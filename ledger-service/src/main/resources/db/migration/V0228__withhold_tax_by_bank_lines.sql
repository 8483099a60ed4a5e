-- What a customer is expected to keep back by law, and what was kept back from a payment that came by bank line.
alter table invoice
    add column withholding_tax_code text,
    add column withholding_minor bigint
        constraint invoice_withholding_minor_check check (withholding_minor > 0),
    add constraint invoice_withholding_check check ((withholding_tax_code is null) = (withholding_minor is null));

alter table tax_withholding
    alter column recorded_by drop not null,
    -- the payment that it was kept back from, none when it was recorded by hand
    add column match_id uuid,
    add constraint tax_withholding_recorded_by_check check (num_nonnulls(recorded_by, match_id) = 1);

create index tax_withholding_match_id_idx on tax_withholding (company_id, match_id) where match_id is not null;
