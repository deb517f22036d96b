-- @query   intake/invalid_date
-- @purpose Rows whose step has a date that does not exist or has another form than the specification accepts.
-- @grain   one row per faulty value
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
where date_source is not null and step_date is null
order by row_no, column_name
