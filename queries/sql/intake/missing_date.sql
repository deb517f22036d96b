-- @query   intake/missing_date
-- @purpose Rows with an outcome or a coded step whose date is missing.
-- @grain   one row per faulty value
-- @column  row_no BIGINT not null number of the row in the extract
-- @column  column_name VARCHAR not null column at fault
-- @column  value VARCHAR what was found
-- @source  harmonised_step
-- @order   row_no, column_name
select
    row_no,
    date_column as column_name,
    coalesce(outcome_source, type_source) as value
from harmonised_step
where coalesce(outcome_source, type_source) is not null and date_source is null
order by row_no, column_name
