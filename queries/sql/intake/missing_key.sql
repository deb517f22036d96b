-- @query   intake/missing_key
-- @purpose Rows without the certifier's file number, which cannot become a journey.
-- @grain   one row per faulty row
-- @param   column VARCHAR name of the column of the file number in the extract
-- @column  row_no BIGINT not null number of the row in the extract
-- @column  column_name VARCHAR not null column at fault
-- @column  value VARCHAR what was found
-- @source  harmonised
-- @order   row_no
select
    row_no,
    $column::varchar as column_name,
    null::varchar as value
from harmonised
where file_number is null
order by row_no
