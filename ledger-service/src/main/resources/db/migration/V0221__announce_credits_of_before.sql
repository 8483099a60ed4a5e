-- Credit notes and approved refunds are told of in events, whose versions count from 1 without a gap. How many versions
-- of the row passed before its events began is kept here; none: they have not begun. So it is with the credit notes and
-- refunds of before there were such events, until they are announced as they stand then.
alter table credit_note add column unpublished_versions bigint
    constraint credit_note_unpublished_versions_check check (unpublished_versions >= 0);
alter table credit_note alter column unpublished_versions set default 0;

update credit_note note
set unpublished_versions = 0
where exists (select from outbox where topic = 'ledger.credit-note.v1' and aggregate_id = note.credit_note_id)
    or exists (select from purged_version where topic = 'ledger.credit-note.v1' and aggregate_id = note.credit_note_id);

create index credit_note_unannounced_idx on credit_note (company_id, credit_note_id)
    where unpublished_versions is null and open_minor > 0;
grant update (unpublished_versions) on credit_note to ${appRole};

-- The events of a refund begin with its approval.
alter table refund add column unpublished_versions bigint
    constraint refund_unpublished_versions_check check (unpublished_versions >= 0);

update refund
set unpublished_versions = 0
where exists (select from outbox where topic = 'ledger.refund.v1' and aggregate_id = refund.refund_id)
    or exists (select from purged_version where topic = 'ledger.refund.v1' and aggregate_id = refund.refund_id);

create index refund_unannounced_idx on refund (company_id, refund_id)
    where unpublished_versions is null and status = 'APPROVED' and paid_match_id is null;
grant update (unpublished_versions) on refund to ${appRole};
