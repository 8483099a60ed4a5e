-- Between open and closed: a month that takes adjusting entries only, or nothing of one module.
alter table accounting_period
    drop constraint accounting_period_status_check,
    add constraint accounting_period_status_check check (status in ('OPEN', 'SOFT_CLOSED', 'CLOSED')),
    add column locked_modules text[] not null default '{}',
    add constraint accounting_period_locked_modules_check
        check (locked_modules <@ array['SALES', 'CASH', 'ALL']);

alter table period_decision
    drop constraint period_decision_decision_check,
    add constraint period_decision_decision_check
        check (decision in ('CLOSE', 'SOFT_CLOSE', 'REOPEN', 'LOCK', 'RELEASE')),
    drop constraint period_decision_reason_check,
    add constraint period_decision_reason_check
        check (decision in ('CLOSE', 'SOFT_CLOSE') or coalesce(char_length(reason), 0) > 0),
    add column module text,
    add constraint period_decision_module_check check ((module is not null) = (decision in ('LOCK', 'RELEASE'))),
    -- The gates that were open when somebody closed all the same: [{"gate": …, "reason": …}].
    add column waivers jsonb not null default '[]';
