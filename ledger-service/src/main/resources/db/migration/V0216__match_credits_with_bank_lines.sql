-- A bank line may take a credit note that a customer kept back, or be the payment of a refund.
alter table credit_note_movement add column match_id uuid;

create index credit_note_movement_match_id_idx on credit_note_movement (company_id, match_id) where match_id is not null;

alter table refund
    add column paid_match_id uuid,
    add column paid_on date,
    add constraint refund_paid_check check (
        (paid_match_id is null) = (paid_on is null) and (paid_match_id is null or status = 'APPROVED'));

create index refund_paid_match_id_idx on refund (company_id, paid_match_id) where paid_match_id is not null;

grant update (paid_match_id, paid_on) on refund to ${appRole};
