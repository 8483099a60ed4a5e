-- A customer who becomes known later finds the lines that may have waited to have a payer.
alter table line_token drop constraint line_token_kind_check;
alter table line_token add constraint line_token_kind_check check (kind in ('REFERENCE', 'NUMBER', 'FOLDED_NUMBER',
    'AMOUNT', 'CUSTOMER', 'NAME', 'NAME_BEGINNING', 'IBAN', 'TAX_ID'));
