-- @query   intake/after_as_of
-- @purpose Rows with a step dated after the extract was made.
-- @grain   one row per faulty value
-- @param   as_of DATE as-of date of the extract
-- @column  row_no BIGINT not null number of the row in the extract
-- @column  column_name VARCHAR not null column at fault
-- @column  value VARCHAR what was found
-- @source  harmonised_step
-- @order   row_no, column_name
select
    row_no,
    date_column as column_name,
    date_source as value
from harmonised_step
where step_date > $as_of::date
order by row_no, column_name
