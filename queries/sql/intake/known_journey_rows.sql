-- @query   intake/known_journey_rows
-- @purpose Corrected rows whose journey the partition already has.
-- @grain   one row per corrected row
-- @param   certifier VARCHAR code of the certifier
-- @column  row_no BIGINT not null number of the row in the corrected file
-- @source  harmonised, kept_journey
-- @order   row_no
select row_no
from harmonised
where
    journey_pseudonym($certifier::varchar || '|' || coalesce(certifier_unit, '') || '|' || file_number) in (
        select journey_id from kept_journey
    )
order by row_no
