-- SQL that SQLite and PostgreSQL both run. Never change this file once it has shipped: add the next one.

-- What was kept of a password could be tried out quickly; whoever was let in with one comes in anew.
update browsers set pass = null;
