-- A report that was uploaded by mistake is withdrawn; what another report repeats of it stays, as that one's.
alter table payout_report
    add column withdrawn_at timestamptz,
    add column withdrawn_by uuid,
    add column withdrawal_reason text
        constraint payout_report_withdrawal_reason_check check (char_length(withdrawal_reason) between 1 and 500),
    add constraint payout_report_withdrawn_check
        check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawal_reason) in (0, 3)),
    drop constraint payout_report_sha256_key;

create unique index payout_report_sha256_key on payout_report (company_id, bank_account_id, sha256)
    where withdrawn_at is null;

create table payout_repetition (
    company_id       uuid not null,
    payout_id        uuid not null,
    payout_report_id uuid not null,
    constraint payout_repetition_pkey primary key (company_id, payout_id, payout_report_id),
    constraint payout_repetition_payout_id_fkey foreign key (company_id, payout_id)
        references payout (company_id, payout_id),
    constraint payout_repetition_payout_report_id_fkey foreign key (company_id, payout_report_id)
        references payout_report (company_id, payout_report_id)
);
