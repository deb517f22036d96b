-- @query   consolidation/repeated_step
-- @purpose Steps of a journey after the first of their type, such as second juries, that any delivery tells.
-- @grain   one row per journey of one region, step and rank
-- @column  journey_id VARCHAR not null pseudonym of the journey
-- @column  step VARCHAR not null type of the step
-- @column  rank INTEGER not null n-th of its type in the journey, from 2
-- @column  has_outcome BOOLEAN not null whether any delivery tells its outcome
-- @column  has_detail BOOLEAN not null whether any delivery tells its detail
-- @source  partition_step
select
    journey_id,
    step,
    rank,
    bool_or(outcome is not null) as has_outcome,
    bool_or(detail is not null) as has_detail
from partition_step
where rank > 1
group by journey_id, step, rank
