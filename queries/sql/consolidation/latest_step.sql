-- @query   consolidation/latest_step
-- @purpose Steps of a region as the last campaign of their journey delivered them.
-- @grain   one row per journey of one region, step and rank
-- @column  journey_id VARCHAR not null pseudonym of the journey
-- @column  step VARCHAR not null type of the step
-- @column  step_date DATE not null date of the step
-- @column  rank INTEGER not null n-th of its type in the journey, from 1
-- @column  outcome VARCHAR outcome, for the steps that have one
-- @column  detail VARCHAR detail given by the certifier
-- @source  partition_step, known_journey
select
    partition_step.journey_id,
    partition_step.step,
    partition_step.step_date,
    partition_step.rank,
    partition_step.outcome,
    partition_step.detail
from partition_step
inner join known_journey
    on known_journey.journey_id = partition_step.journey_id
    and known_journey.campaign = partition_step.campaign
