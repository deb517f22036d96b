-- @query   intake/jury_without_eligibility
-- @purpose Rows with a jury passage but no favourable eligibility decision.
-- @grain   one row per faulty row
-- @column  row_no BIGINT not null number of the row in the extract
-- @column  column_name VARCHAR not null column of the jury's date
-- @column  value VARCHAR that date as written in the extract
-- @source  harmonised_step
-- @order   row_no
with decided as (
    select
        row_no,
        min(position) filter (where step = 'JURY' and step_date is not null) as jury_position,
        count(*) filter (where step = 'ELIGIBILITY' and outcome = 'FAVOURABLE' and step_date is not null)
            as favourable_decisions
    from harmonised_step
    group by row_no
)

select
    jury.row_no,
    jury.date_column as column_name,
    jury.date_source as value
from decided
inner join harmonised_step as jury
    on jury.row_no = decided.row_no and jury.position = decided.jury_position
where decided.favourable_decisions = 0
order by jury.row_no
