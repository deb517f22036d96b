-- @query   consolidation/unsettled_step
-- @purpose Journeys whose last delivery is silent about a step, an outcome or a detail that an earlier one tells.
-- @grain   one row per journey of one region
-- @column  journey_id VARCHAR not null pseudonym of the journey
-- @source  known_step, latest_known_step, repeated_step, latest_step
select known_step.journey_id
from known_step
left join latest_known_step
    on latest_known_step.journey_id = known_step.journey_id
where latest_known_step.journey_id is null
    or latest_known_step.steps <> known_step.steps
    or latest_known_step.outcomes <> known_step.outcomes
    or latest_known_step.details <> known_step.details
union
select repeated_step.journey_id
from repeated_step
left join latest_step
    on latest_step.journey_id = repeated_step.journey_id
    and latest_step.step = repeated_step.step
    and latest_step.rank = repeated_step.rank
where latest_step.journey_id is null
    or (repeated_step.has_outcome and latest_step.outcome is null)
    or (repeated_step.has_detail and latest_step.detail is null)
