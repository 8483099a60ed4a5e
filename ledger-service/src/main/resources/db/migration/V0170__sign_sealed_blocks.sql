-- Tamper evidence: the hash of each sealed entry, and a signed checkpoint per block that names the one before.
-- Entries that were sealed before this have no hash of their own; their blocks get a checkpoint at the next start.
alter table journal_sequence add column leaf_hash bytea
    constraint journal_sequence_leaf_hash_check check (octet_length(leaf_hash) = 32);

create table journal_checkpoint (
    company_id uuid not null,
    block_number bigint not null,
    root_hash bytea not null constraint journal_checkpoint_root_hash_check check (octet_length(root_hash) = 32),
    previous_hash bytea not null
        constraint journal_checkpoint_previous_hash_check check (octet_length(previous_hash) = 32),
    key_id text not null,
    signature bytea not null constraint journal_checkpoint_signature_check check (octet_length(signature) = 64),
    primary key (company_id, block_number),
    constraint journal_checkpoint_block_number_fkey foreign key (company_id, block_number) references journal_block
);

create trigger journal_checkpoint_immutable
    before update or delete or truncate on journal_checkpoint
    for each statement execute function refuse_change();

revoke update, delete, truncate on journal_checkpoint from ${appRole};

-- Up to which block the checkpoints were written to the file outside the database.
create table checkpoint_log_position (
    company_id uuid not null primary key,
    block_number bigint not null
);

revoke delete, truncate on checkpoint_log_position from ${appRole};
