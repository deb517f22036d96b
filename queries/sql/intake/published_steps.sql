-- @query   intake/published_steps
-- @purpose Steps of the new revision of a partition: those just read and those of the other certifiers.
-- @grain   one row per step of a journey
-- @column  journey_id VARCHAR not null pseudonym of the journey
-- @column  step VARCHAR not null type of the step
-- @column  step_date DATE not null date of the step
-- @column  rank INTEGER not null n-th of its type in the journey, from 1
-- @column  outcome VARCHAR outcome, for the steps that have one
-- @column  detail VARCHAR detail given by the certifier
-- @source  new_step, kept_step
-- @order   journey_id, step, rank
select
    journey_id,
    step,
    step_date,
    rank,
    outcome,
    detail
from new_step
union all
select
    journey_id,
    step,
    step_date,
    rank,
    outcome,
    detail
from kept_step
order by journey_id, step, rank
