-- @query   intake/unknown_outcome
-- @purpose Rows whose step has an outcome that is not in the code list of the specification.
-- @grain   one row per faulty value
-- @column  row_no BIGINT not null number of the row in the extract
-- @column  column_name VARCHAR not null column at fault
-- @column  value VARCHAR what was found
-- @source  harmonised_step
-- @order   row_no, column_name
select
    row_no,
    outcome_column as column_name,
    outcome_source as value
from harmonised_step
where outcome_source is not null and outcome is null
order by row_no, column_name
