-- Silence is consent only some days after the last reminder. Of links that were reminded before it is not known: there
-- the day on which the reminder was due counts.
alter table confirmation_link add column reminded_at timestamptz;
grant update (reminded_at) on confirmation_link to ${appRole};

-- Nobody consents by silence who has no link to answer by. A policy of before may say so; its silence is never consent.
alter table confirmation_policy
    add constraint confirmation_policy_link_check check (deemed_after_days <= link_days) not valid;
