#!/usr/bin/env bash
# Run once by the image when the data folder is new: a database, an owner (migrations) and an application role without
# DDL for each service. The passwords are the secrets of the same names.
set -euo pipefail
for database in identity customer sales ledger reconciliation; do
  psql -v ON_ERROR_STOP=1 --no-psqlrc -q -U "$POSTGRES_USER" -d postgres \
    -v database="$database" -v owner="${database}_owner" -v app="${database}_app" \
    -v owner_password="$(cat "/run/secrets/${database}_owner")" -v app_password="$(cat "/run/secrets/${database}_app")" <<'SQL'
create role :"owner" login password :'owner_password';
create role :"app" login password :'app_password';
create database :"database" owner :"owner";
\connect :"database"
revoke all on database :"database" from public;
grant connect on database :"database" to :"app";
alter schema public owner to :"owner";
revoke all on schema public from public;
grant usage on schema public to :"app";
alter default privileges for role :"owner" in schema public grant select, insert, update, delete on tables to :"app";
alter default privileges for role :"owner" in schema public grant usage, select on sequences to :"app";
SQL
done
