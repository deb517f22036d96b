-- @query   intake/missing_outcome
-- @purpose Rows with a dated decision or jury passage whose outcome is missing.
-- @grain   one row per faulty value
-- @column  row_no BIGINT not null number of the row in the extract
-- @column  column_name VARCHAR not null column at fault
-- @column  value VARCHAR what was found
-- @source  harmonised_step
-- @order   row_no, column_name
select
    row_no,
    coalesce(outcome_column, date_column) as column_name,
    null::varchar as value
from harmonised_step
where step in ('ELIGIBILITY', 'JURY') and step_date is not null and outcome_source is null and outcome is null
order by row_no, column_name
