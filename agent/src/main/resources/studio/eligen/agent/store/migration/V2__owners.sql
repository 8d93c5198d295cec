-- SQL that SQLite and PostgreSQL both run. Never change this file once it has shipped: add the next one.

-- Whose a conversation is: "local" is whoever sits at the terminal, anything else is a browser's.
alter table conversations add column owner text not null default 'local';

drop index conversations_by_change;

create index conversations_by_owner on conversations (owner, changed);

-- What was seen in the picture of a version, as JSON.
alter table versions add column scorecard text;

-- Browsers that were let in or see another owner's conversations. sha256 is that of their cookie,
-- pass that of the password with which they came in.
create table browsers (
  sha256 text not null primary key,
  owner text,
  pass text,
  seen bigint not null
);
