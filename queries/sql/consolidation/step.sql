-- @query   consolidation/step
-- @purpose Steps as known at a campaign: the union of those delivered, a later campaign correcting an earlier one.
-- @grain   one row per region, journey, step and rank
-- @column  region VARCHAR not null code of the region
-- @column  journey_id VARCHAR not null pseudonym of the journey
-- @column  step VARCHAR not null type of the step
-- @column  step_date DATE not null date of the step
-- @column  rank INTEGER not null n-th of its type in the journey, from 1
-- @column  outcome VARCHAR outcome, for the steps that have one
-- @column  detail VARCHAR detail given by the certifier
-- @source  partition_step
select
    region,
    journey_id,
    step,
    arg_max(step_date, campaign) as step_date,
    rank,
    arg_max(outcome, campaign) filter (where outcome is not null) as outcome,
    arg_max(detail, campaign) filter (where detail is not null) as detail
from partition_step
group by region, journey_id, step, rank
