-- A payout that a person freed of a line is gone with its report, and comes again when the report is uploaded anew: what
-- the person said about it stays, under what a provider calls the payout by.
create table payout_line_freed_before (
    company_id      uuid        not null,
    bank_account_id uuid        not null,
    line_id         uuid        not null,
    reference       text,
    paid_on         date,
    gross_minor     bigint      not null,
    refunds_minor   bigint      not null,
    fees_minor      bigint      not null,
    net_minor       bigint      not null,
    reason          text        not null check (char_length(reason) between 1 and 500),
    freed_by        uuid        not null,
    freed_at        timestamptz not null,
    constraint payout_line_freed_before_line_id_fkey foreign key (company_id, line_id)
        references bank_line (company_id, line_id)
);
create index payout_line_freed_before_net_minor_idx
    on payout_line_freed_before (company_id, bank_account_id, net_minor);
