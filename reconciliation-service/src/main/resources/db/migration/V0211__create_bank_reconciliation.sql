-- Bank against books of an account and a day: the very bytes that a person signed, and which lines they are about.
create table bank_reconciliation (
    company_id                uuid        not null,
    bank_reconciliation_id    uuid        not null,
    bank_account_id           uuid        not null,
    previous_id               uuid,
    from_date                 date        not null,
    to_date                   date        not null,
    currency                  char(3)     not null,
    opening_minor             bigint      not null,
    closing_minor             bigint      not null,
    books_minor               bigint      not null,
    line_count                integer     not null check (line_count >= 0),
    at_bank_only_minor        bigint      not null,
    unexplained_minor         bigint      not null,
    difference_minor          bigint      not null,
    clearing_difference_minor bigint      not null,
    block_number              bigint      not null,
    sequence                  bigint      not null,
    known_at                  timestamptz not null,
    content                   bytea       not null,
    sha256                    text        not null,
    status                    text        not null check (status in ('DRAFT', 'SIGNED')),
    four_eyes                 boolean     not null,
    prepared_by               uuid        not null,
    signed_by                 uuid,
    signed_role               text,
    signed_at                 timestamptz,
    version                   bigint      not null,
    constraint bank_reconciliation_pkey primary key (company_id, bank_reconciliation_id),
    constraint bank_reconciliation_bank_account_id_fkey foreign key (company_id, bank_account_id)
        references bank_account (company_id, bank_account_id),
    constraint bank_reconciliation_previous_id_fkey foreign key (company_id, previous_id)
        references bank_reconciliation (company_id, bank_reconciliation_id),
    constraint bank_reconciliation_sha256_check check (sha256 = encode(sha256(content), 'hex')),
    constraint bank_reconciliation_signed_check check (
        (status = 'SIGNED') = (signed_by is not null)
        and (signed_by is null) = (signed_at is null) and (signed_by is null) = (signed_role is null)),
    constraint bank_reconciliation_four_eyes_check check (not four_eyes or signed_by is null or signed_by <> prepared_by),
    -- Nobody signs a difference.
    constraint bank_reconciliation_ties_check check (
        status = 'DRAFT' or difference_minor = 0 and clearing_difference_minor = 0)
);
create unique index bank_reconciliation_draft_key on bank_reconciliation (company_id, bank_account_id)
    where status = 'DRAFT';
create unique index bank_reconciliation_signed_key on bank_reconciliation (company_id, bank_account_id, to_date)
    where status = 'SIGNED';
create unique index bank_reconciliation_first_key on bank_reconciliation (company_id, bank_account_id)
    where status = 'SIGNED' and previous_id is null;
create unique index bank_reconciliation_previous_key on bank_reconciliation (company_id, previous_id)
    where status = 'SIGNED';

create table bank_reconciliation_line (
    company_id             uuid not null,
    bank_reconciliation_id uuid not null,
    line_id                uuid not null,
    constraint bank_reconciliation_line_pkey primary key (company_id, bank_reconciliation_id, line_id),
    constraint bank_reconciliation_line_bank_reconciliation_id_fkey foreign key (company_id, bank_reconciliation_id)
        references bank_reconciliation (company_id, bank_reconciliation_id) on delete cascade,
    constraint bank_reconciliation_line_line_id_fkey foreign key (company_id, line_id)
        references bank_line (company_id, line_id)
);
create index bank_reconciliation_line_line_idx on bank_reconciliation_line (company_id, line_id);

create function keep_signed_reconciliation() returns trigger language plpgsql as $$
begin
    if old.status = 'SIGNED' then
        raise exception 'a signed bank reconciliation is neither changed nor removed';
    end if;
    return coalesce(new, old);
end
$$;
create trigger bank_reconciliation_keep before update or delete on bank_reconciliation
    for each row execute function keep_signed_reconciliation();
revoke update, truncate on bank_reconciliation from ${appRole};
grant update (status, signed_by, signed_role, signed_at, version) on bank_reconciliation to ${appRole};
revoke update, delete, truncate on bank_reconciliation_line from ${appRole};
