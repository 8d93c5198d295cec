alter table conversations add column starred integer not null default 0;
