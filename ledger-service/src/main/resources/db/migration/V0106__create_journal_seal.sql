-- The gapless sequence of the journal, given after the commit, in blocks. Entries themselves stay untouched.
create table journal_block (
    company_id uuid not null,
    block_number bigint not null constraint journal_block_block_number_check check (block_number >= 1),
    first_sequence bigint not null,
    last_sequence bigint not null,
    -- Where the sealer stopped: the next block begins after this entry.
    last_transaction_id xid8 not null,
    last_entry_id uuid not null,
    sealed_at timestamptz not null default clock_timestamp(),
    primary key (company_id, block_number),
    constraint journal_block_first_sequence_key unique (company_id, first_sequence),
    constraint journal_block_last_sequence_check check (last_sequence >= first_sequence)
);

create table journal_sequence (
    company_id uuid not null,
    sequence_number bigint not null constraint journal_sequence_sequence_number_check check (sequence_number >= 1),
    entry_id uuid not null,
    block_number bigint not null,
    primary key (company_id, sequence_number),
    constraint journal_sequence_entry_id_key unique (company_id, entry_id)
);

create trigger journal_block_immutable
    before update or delete or truncate on journal_block
    for each statement execute function refuse_change();
create trigger journal_sequence_immutable
    before update or delete or truncate on journal_sequence
    for each statement execute function refuse_change();

revoke update, delete, truncate on journal_block, journal_sequence from ${appRole};
