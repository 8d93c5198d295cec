-- SQL that SQLite and PostgreSQL both run. Never change this file once it has shipped: add the next one.

-- How often the model server was asked in a day by an owner, from a network of which there is a digest alone.
create table questions (
  day text not null,
  owner text not null,
  home text not null,
  asked bigint not null,
  primary key (day, owner, home)
);
