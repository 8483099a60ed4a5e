-- What was committed when a revaluation looked: an item that was posted before it and committed after it was not seen,
-- whatever the clock says. Earlier revaluations have none; for them the clock decides.
alter table revaluation add column seen pg_snapshot;
