-- @query   intake/date_order
-- @purpose Rows with a step dated before a step that it needs.
-- @grain   one row per faulty pair of steps
-- @column  row_no BIGINT not null number of the row in the extract
-- @column  column_name VARCHAR not null column of the step that comes too early
-- @column  value VARCHAR its date as written in the extract
-- @source  harmonised_step
-- @order   row_no, column_name
with needs (step, needed) as (
    values
        ('ELIGIBILITY', 'APPLICATION'),
        ('DOSSIER', 'APPLICATION'),
        ('DOSSIER', 'ELIGIBILITY'),
        ('JURY', 'APPLICATION'),
        ('JURY', 'ELIGIBILITY'),
        ('JURY', 'DOSSIER'),
        ('SUPPORT_END', 'SUPPORT_START'),
        ('WITHDRAWAL', 'APPLICATION'),
        ('WITHDRAWAL', 'ELIGIBILITY'),
        ('EXPIRY', 'ELIGIBILITY')
),

first_date as (
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
    inner join needs on needs.step = later.step
    inner join first_date on first_date.scope = later.scope and first_date.step = needs.needed
    where later.step_date < first_date.step_date
)

select
    row_no,
    date_column as column_name,
    date_source as value
from early
order by row_no, column_name
