-- @query   intake/level_mismatch
-- @purpose Rows whose level is not one that the certification had between the first step and the extract.
-- @grain   one row per faulty row
-- @param   as_of DATE as-of date of the extract
-- @column  row_no BIGINT not null number of the row in the extract
-- @column  column_name VARCHAR not null attribute at fault
-- @column  value VARCHAR the level
-- @source  harmonised, harmonised_step, certification_level
-- @order   row_no
with first_step as (
    select row_no, min(step_date) as step_date
    from harmonised_step
    where step_date is not null
    group by row_no
),

known as (
    select
        harmonised.row_no,
        harmonised.level,
        coalesce(bool_or(
            certification_level.level = harmonised.level
            and coalesce(certification_level.valid_from::date <= $as_of::date, true)
            and coalesce(certification_level.valid_to::date >= first_step.step_date, true)
        ), false) as level_is_right
    from harmonised
    inner join certification_level on certification_level.code = harmonised.certification_code
    left join first_step on first_step.row_no = harmonised.row_no
    where harmonised.level is not null
    group by harmonised.row_no, harmonised.level
)

select
    row_no,
    'level' as column_name,
    level::varchar as value
from known
where not level_is_right
order by row_no
