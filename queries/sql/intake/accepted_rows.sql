-- @query   intake/accepted_rows
-- @purpose Rows without a fault that rejects them, with the pseudonyms that are stored in place of the certifier's own identifiers.
-- @grain   one row per accepted row of the extract
-- @param   certifier VARCHAR code of the certifier
-- @column  row_no BIGINT not null number of the row in the extract
-- @column  journey_id VARCHAR not null pseudonym of the journey
-- @column  stored_person_id VARCHAR pseudonym of the person
-- @source  harmonised, rejecting_fault
-- @order   row_no
select
    row_no,
    journey_pseudonym($certifier::varchar || '|' || coalesce(certifier_unit, '') || '|' || file_number) as journey_id,
    person_pseudonym(person_id) as stored_person_id
from harmonised
where row_no not in (select row_no from rejecting_fault)
order by row_no
