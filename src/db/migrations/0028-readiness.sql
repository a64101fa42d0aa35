-- What the system's stream says of readiness is found by its own index, however long the stream is.
create index journal_readiness on journal (type, position desc)
  where stream = 'system' and type in ('readiness.tried', 'backup.made', 'master-key.copied', 'heartbeat.unheard');
