-- What a bank line leaves of an invoice can be given up with its match, and is owed again when that is undone.
alter table write_off
    add column match_id uuid,
    add column reversal_entry_id uuid,
    drop constraint write_off_status_check,
    add constraint write_off_status_check check (status in ('REQUESTED', 'POSTED', 'REJECTED', 'UNDONE')),
    drop constraint write_off_posted_check,
    add constraint write_off_posted_check check (
        (status in ('POSTED', 'UNDONE')) = (entry_id is not null)
            and (status in ('POSTED', 'UNDONE')) = (allocation_id is not null)),
    drop constraint write_off_worth_check,
    add constraint write_off_worth_check check ((status in ('POSTED', 'UNDONE')) = (worth_minor is not null)),
    add constraint write_off_undone_check check (
        (status = 'UNDONE') = (reversal_entry_id is not null) and (status <> 'UNDONE' or match_id is not null));

create index write_off_match_id_idx on write_off (company_id, match_id) where match_id is not null;

grant update (reversal_entry_id) on write_off to ${appRole};

-- A leg whose other end somebody named waits for that one alone.
alter table transfer_leg add column other_match_id uuid;

create index transfer_leg_other_match_id_idx on transfer_leg (company_id, other_match_id)
    where other_match_id is not null;

grant update (other_match_id) on transfer_leg to ${appRole};
