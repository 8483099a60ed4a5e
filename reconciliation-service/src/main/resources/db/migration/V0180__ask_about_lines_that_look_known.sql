-- Lines of a file whose day and amount are recorded with other texts: which of them are new is said by a person.
alter table bank_statement_import
    add column doubtful  jsonb,
    add column decisions jsonb not null default '[]';
