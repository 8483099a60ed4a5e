-- Tax is owed at the rate that the law names, which need not be the one at which a sale is booked.
alter table tax_settings add column exchange_rate_source text
    constraint tax_settings_exchange_rate_source_check check (exchange_rate_source ~ '^[A-Z0-9_]{1,20}$');

-- Of invoices in another currency: at which their tax is owed, where that is a rate of its own, and to what it came in
-- the books. What was issued before stays without both.
alter table invoice
    add column tax_exchange_rate numeric constraint invoice_tax_exchange_rate_check check (tax_exchange_rate > 0),
    add column booked_tax_minor bigint constraint invoice_booked_tax_minor_check check (booked_tax_minor >= 0);
