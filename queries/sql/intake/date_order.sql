-- @query   intake/date_order
-- @purpose Rows with a step dated before a step that it needs.
-- @grain   one row per faulty pair of steps
-- @column  row_no BIGINT not null number of the row in the extract
-- @column  column_name VARCHAR not null column of the step that comes too early
-- @column  value VARCHAR its date as written in the extract
-- @source  harmonised_step, step_order
-- @order   row_no, column_name
with first_date as (
    select scope, step, min(step_date) as step_date
    from harmonised_step
    where step_date is not null
    group by scope, step
),

early as (
    select distinct
        later.row_no,
        later.position,
        later.date_column,
        later.date_source
    from harmonised_step as later
    inner join step_order on step_order.step = later.step
    inner join first_date on first_date.scope = later.scope and first_date.step = step_order.needed
    where later.step_date < first_date.step_date
)

select
    row_no,
    date_column as column_name,
    date_source as value
from early
order by row_no, column_name
