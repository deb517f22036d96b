-- @query   intake/orphan
-- @purpose Rows of a second file whose journey is not in the first one, or was rejected there.
-- @grain   one row per faulty row
-- @param   column VARCHAR name of the column of the file number in the extract
-- @column  row_no BIGINT not null number of the row in the extract
-- @column  column_name VARCHAR not null column at fault
-- @column  value VARCHAR the file number without a journey
-- @source  harmonised, rejecting_fault
-- @order   row_no
select
    row_no,
    $column::varchar as column_name,
    file_number as value
from harmonised
where
    part > 0
    and journey_key not in (
        select journey_key from harmonised
        where part = 0 and row_no not in (select row_no from rejecting_fault)
    )
order by row_no
