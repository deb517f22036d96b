-- @query   intake/implausible_age
-- @purpose Rows whose candidate would be younger than 14 or older than 90 at a step.
-- @grain   one row per faulty row
-- @column  row_no BIGINT not null number of the row in the extract
-- @column  column_name VARCHAR not null attribute at fault
-- @column  value VARCHAR the year of birth
-- @source  harmonised, harmonised_step
-- @order   row_no
with first_step as (
    select row_no, min(step_date) as step_date
    from harmonised_step
    where step_date is not null
    group by row_no
)

select
    harmonised.row_no,
    'birth_year' as column_name,
    harmonised.birth_year::varchar as value
from harmonised
inner join first_step on first_step.row_no = harmonised.row_no
where year(first_step.step_date) - harmonised.birth_year not between 14 and 90
order by harmonised.row_no
