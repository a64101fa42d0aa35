-- Whose clock runs out first: the list's order and its count of what is overdue, from the index alone.
create index first_armed_deadline on deadlines (incident_id, due_at) where status = 'armed';
