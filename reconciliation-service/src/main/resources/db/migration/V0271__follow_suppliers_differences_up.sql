-- What a supplier's statement says otherwise than our books is somebody's work until it is explained.
alter table discrepancy
    drop constraint discrepancy_kind_check,
    add constraint discrepancy_kind_check check (kind in ('UNDERPAID', 'OVERPAID', 'UNKNOWN_MONEY', 'AMBIGUOUS', 'DUPLICATE',
        'PREPAYMENT', 'REFUSED_BY_LEDGER', 'STATEMENT_GAP', 'RETURNED', 'MISSING_PAYMENT', 'WRONG_PAYER', 'WRONG_AMOUNT',
        'SUPPLIER_STATEMENT')),
    drop constraint discrepancy_subject_type_check,
    add constraint discrepancy_subject_type_check
        check (subject_type in ('BANK_LINE', 'MATCH', 'BANK_STATEMENT', 'OPEN_ITEM', 'SUPPLIER_DIFFERENCE'));

-- The same difference in a later statement is the same one: it keeps its id, and is shown where it was found last.
create table supplier_difference (
    company_id              uuid    not null,
    supplier_difference_id  uuid    not null,
    supplier_id             uuid    not null,
    currency                char(3) not null,
    difference_date         date    not null,
    statement_comparison_id uuid    not null,
    position                integer not null,
    constraint supplier_difference_pkey primary key (company_id, supplier_difference_id),
    constraint supplier_difference_position_fkey foreign key (company_id, statement_comparison_id, position)
        references statement_comparison_line
);
create index supplier_difference_supplier_idx
    on supplier_difference (company_id, supplier_id, currency, difference_date);
create index supplier_difference_position_idx
    on supplier_difference (company_id, statement_comparison_id, position);
