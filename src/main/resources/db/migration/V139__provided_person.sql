-- People who sign in at an identity provider (OpenID Connect) and by no password here. The subject is null until the
-- first sign-in of somebody whom an administrator has announced.
create table provided_person (
  user_id text primary key,
  issuer text,
  subject text,
  unique (issuer, subject)
);
