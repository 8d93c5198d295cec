-- SQL that SQLite and PostgreSQL both run. Never change this file once it has shipped: add the next one.

-- What the person calls it; where there is nothing, it is called by what its design shows.
alter table conversations add column name text;

alter table conversations add column pinned integer not null default 0;

-- When it was deleted: from then on it is in no list, and some minutes later it is gone.
alter table conversations add column deleted bigint;

-- What a version shows, in lines: its scene, then each thing. Apart from the designs, in which there may be
-- megabytes of masks. Versions of an older program have none until the next one has read them.
create table shown (
  conversation text not null,
  version integer not null,
  words text not null,
  primary key (conversation, version),
  foreign key (conversation, version) references versions (conversation, number)
);
