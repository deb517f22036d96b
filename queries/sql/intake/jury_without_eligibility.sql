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
        scope,
        count(*) filter (where step = 'ELIGIBILITY' and outcome = 'FAVOURABLE' and step_date is not null)
            as favourable_decisions
    from harmonised_step
    group by scope
)

select
    jury.row_no,
    arg_min(jury.date_column, jury.position) as column_name,
    arg_min(jury.date_source, jury.position) as value
from harmonised_step as jury
inner join decided on decided.scope = jury.scope
where jury.step = 'JURY' and jury.step_date is not null and decided.favourable_decisions = 0
group by jury.row_no
order by jury.row_no
