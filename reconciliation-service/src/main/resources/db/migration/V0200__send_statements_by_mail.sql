-- Statements go to customers by mail, and a reminder brings a new link: it begins no new silence.
alter table confirmation_link add column asked_at timestamptz;
update confirmation_link set asked_at = created_at;
alter table confirmation_link alter column asked_at set not null;
drop index confirmation_link_waiting_idx;
create index confirmation_link_waiting_idx on confirmation_link (asked_at) where closed_at is null;

-- Mails that are to be sent, and were. Without addresses: where a mail goes is looked up when it is sent.
create table statement_mail (
    company_id   uuid        not null,
    mail_id      uuid        not null,
    statement_id uuid        not null,
    kind         text        not null check (kind in ('STATEMENT', 'REMINDER')),
    -- somebody wanted one more
    again        boolean     not null,
    state        text        not null
        check (state in ('QUEUED', 'SENDING', 'SENT', 'UNCERTAIN', 'BOUNCED', 'REFUSED', 'SUPPRESSED', 'NO_ADDRESS',
            'NOT_NEEDED')),
    attempts     int         not null default 0,
    -- queued: not before; being sent: whoever has it is taken for dead then
    due_at       timestamptz not null,
    -- written before the mail server is asked: where it goes, and the links in it, all as hashes
    address_hash bytea check (octet_length(address_hash) = 32),
    link_hash    bytea check (octet_length(link_hash) = 32),
    opt_out_hash bytea check (octet_length(opt_out_hash) = 32),
    failure      text check (char_length(failure) <= 500),
    requested_by uuid        not null,
    requested_at timestamptz not null,
    ended_at     timestamptz,
    constraint statement_mail_pkey primary key (company_id, mail_id),
    constraint statement_mail_statement_id_fkey foreign key (company_id, statement_id) references account_statement,
    constraint statement_mail_written_check
        check (state not in ('SENT', 'UNCERTAIN', 'BOUNCED')
            or address_hash is not null and link_hash is not null and opt_out_hash is not null)
);
-- One mail at a time for a statement.
create unique index statement_mail_open_key on statement_mail (company_id, statement_id)
    where state in ('QUEUED', 'SENDING');
-- A statement goes out once, unless somebody wants it once more.
create unique index statement_mail_once_key on statement_mail (company_id, statement_id)
    where kind = 'STATEMENT' and not again and state in ('QUEUED', 'SENDING', 'SENT', 'UNCERTAIN', 'BOUNCED');
create unique index statement_mail_opt_out_key on statement_mail (opt_out_hash) where opt_out_hash is not null;
create index statement_mail_due_idx on statement_mail (due_at) where state in ('QUEUED', 'SENDING');
create index statement_mail_statement_idx on statement_mail (company_id, statement_id, mail_id);
revoke update, delete, truncate on statement_mail from ${appRole};
grant update (state, attempts, due_at, address_hash, link_hash, opt_out_hash, failure, ended_at)
    on statement_mail to ${appRole};

-- Addresses that get no mail any more, as keyed hashes: the table tells nobody an address.
create table mail_suppression (
    company_id     uuid        not null,
    suppression_id uuid        not null,
    address_hash   bytea       not null check (octet_length(address_hash) = 32),
    reason         text        not null check (reason in ('BOUNCED', 'OPTED_OUT', 'OTHER')),
    note           text        not null check (char_length(note) between 1 and 500),
    recorded_at    timestamptz not null,
    -- none: a mail server or the address's owner said so
    recorded_by    uuid,
    lifted_at      timestamptz,
    lifted_by      uuid,
    lift_note      text check (char_length(lift_note) between 1 and 500),
    constraint mail_suppression_pkey primary key (company_id, suppression_id),
    constraint mail_suppression_lifted_check
        check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_note is null))
);
create unique index mail_suppression_address_key on mail_suppression (company_id, address_hash)
    where lifted_at is null;
create index mail_suppression_list_idx on mail_suppression (company_id, suppression_id) where lifted_at is null;
revoke update, delete, truncate on mail_suppression from ${appRole};
grant update (lifted_at, lifted_by, lift_note) on mail_suppression to ${appRole};
