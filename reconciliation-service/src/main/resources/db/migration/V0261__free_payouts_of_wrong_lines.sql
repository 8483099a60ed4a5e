-- A payout that was given the wrong bank line is freed of it; the two are not taken for each other again.
create table payout_line_freed (
    company_id uuid        not null,
    payout_id  uuid        not null,
    line_id    uuid        not null,
    reason     text        not null check (char_length(reason) between 1 and 500),
    freed_by   uuid        not null,
    freed_at   timestamptz not null,
    constraint payout_line_freed_pkey primary key (company_id, payout_id, line_id),
    constraint payout_line_freed_payout_id_fkey foreign key (company_id, payout_id)
        references payout (company_id, payout_id),
    constraint payout_line_freed_line_id_fkey foreign key (company_id, line_id)
        references bank_line (company_id, line_id)
);
