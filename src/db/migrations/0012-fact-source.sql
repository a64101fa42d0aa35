-- Where a fact comes from, where nobody here said it themselves: the register, a log, the processor.
alter table facts add column source text;

-- Whoever runs a command on the server is nobody of persons: null.
alter table settings alter column updated_by drop not null;
