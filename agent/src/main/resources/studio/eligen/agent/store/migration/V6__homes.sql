-- SQL that SQLite and PostgreSQL both run. Never change this file once it has shipped: add the next one.

-- From which network owners came last who keep something; of the network there is a digest alone.
create table homes (
  owner text not null primary key,
  home text not null
);

create index homes_by_home on homes (home);
