-- SQL that SQLite and PostgreSQL both run. Never change this file once it has shipped: add the next one.

-- When it was set: settings of owners who keep nothing are deleted after a while.
alter table settings add column changed bigint not null default 0;
