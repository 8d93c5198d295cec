alter table conversations add column pinned integer not null default 0;
