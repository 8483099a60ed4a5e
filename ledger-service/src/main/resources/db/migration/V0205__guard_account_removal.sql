-- Like forget_accounts: for the application alone.
revoke execute on function remove_unused_account(uuid, text) from public;
grant execute on function remove_unused_account(uuid, text) to ${appRole};
