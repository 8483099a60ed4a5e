-- Whoever reads the database must not be able to go on with somebody's session: live refresh tokens are kept as hashes.
update oauth2_authorization
set refresh_token_value = 'sha256:' || encode(sha256(convert_to(refresh_token_value, 'UTF8')), 'hex')
where refresh_token_value is not null and refresh_token_value not like 'sha256:%';
