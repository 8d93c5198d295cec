-- SQL that SQLite and PostgreSQL both run. Ids are made by the program; times are milliseconds since 1970, UTC.
-- Never change this file once it has shipped: add the next one.

create table conversations (
  id text not null primary key,
  begun bigint not null,
  changed bigint not null,
  turns integer not null,
  current_version integer not null
);

create index conversations_by_change on conversations (changed);

-- The content is the file pictures/ab/cdef….png, of which this is the SHA-256 in hexadecimal.
create table pictures (
  sha256 text not null primary key,
  byte_count bigint not null,
  kept bigint not null
);

-- The tree of a conversation's designs. redo is the child that redo goes to.
create table versions (
  conversation text not null references conversations (id),
  number integer not null,
  parent integer,
  redo integer,
  words text not null,
  design text not null,
  made bigint not null,
  picture text references pictures (sha256),
  primary key (conversation, number),
  foreign key (conversation, parent) references versions (conversation, number),
  foreign key (conversation, redo) references versions (conversation, number)
);

-- What was said and answered, and at which version the conversation then stood. focus holds the ids that "it" means.
create table turns (
  conversation text not null references conversations (id),
  number integer not null,
  said text not null,
  reply text not null,
  focus text not null,
  current_version integer not null,
  answered bigint not null,
  primary key (conversation, number),
  foreign key (conversation, current_version) references versions (conversation, number)
);

create table settings (
  name text not null primary key,
  value text not null
);
