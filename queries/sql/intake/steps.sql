-- @query   intake/steps
-- @purpose Steps of the accepted rows, each once per journey, ranked by date within their type.
-- @grain   one row per step of a journey
-- @column  journey_id VARCHAR not null pseudonym of the journey
-- @column  step VARCHAR not null type of the step
-- @column  step_date DATE not null date of the step
-- @column  rank INTEGER not null n-th of its type in the journey, from 1
-- @column  outcome VARCHAR outcome, for the steps that have one
-- @column  detail VARCHAR detail given by the certifier
-- @source  accepted_row, harmonised_step
-- @order   journey_id, step, rank
with distinct_step as (
    select distinct
        accepted_row.journey_id,
        harmonised_step.step,
        harmonised_step.step_date,
        harmonised_step.outcome,
        harmonised_step.detail
    from accepted_row
    inner join harmonised_step on harmonised_step.row_no = accepted_row.row_no
    where harmonised_step.step_date is not null
)

select
    journey_id,
    step,
    step_date,
    cast(row_number() over (
        partition by journey_id, step order by step_date, outcome, detail
    ) as integer) as rank,
    outcome,
    detail
from distinct_step
order by journey_id, step, rank
