-- A lead that became a customer says which one, with whom and for which deal.
alter table lead
    drop constraint lead_status_check,
    add constraint lead_status_check check (status in ('OPEN', 'CONVERTED', 'DISQUALIFIED')),
    add column customer_id uuid,
    add column contact_id uuid,
    add column deal_id uuid,
    add constraint lead_converted_check check (
        (status = 'CONVERTED') = (customer_id is not null and contact_id is not null and deal_id is not null));
