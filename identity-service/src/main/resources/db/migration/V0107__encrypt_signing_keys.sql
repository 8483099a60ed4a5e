-- Private keys are encrypted with a secret that is not in the database. Those that lay in the clear, and so in every
-- backup, are not worth keeping: the service makes a new one, and tokens of five minutes are renewed.
delete from signing_key;
alter table signing_key rename column private_key to encrypted_private_key;
