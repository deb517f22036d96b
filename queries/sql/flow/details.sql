-- @query   flow/details
-- @purpose Journeys of a cohort by what their certifier says of a step, at its first time.
-- @grain   one row per stratum and detail
-- @param   step VARCHAR type of the step
-- @param   named_from BIGINT journeys of the cohort from which on a detail is named
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  has_step BOOLEAN not null false for the journeys without the step
-- @column  is_named BOOLEAN not null false for the details given less often, together
-- @column  detail VARCHAR what the certifier says; missing when it says nothing, or when it is not named
-- @column  journeys BIGINT not null journeys
-- @source  cohort, step
-- @order   stratum, has_step, is_named, detail
with told as (
    select region, journey_id, nullif(trim(detail), '') as detail
    from step
    where step = $step and rank = 1
),

counted as (
    select
        cohort.stratum,
        told.journey_id is not null as has_step,
        lower(told.detail) as folded,
        min(told.detail) as detail,
        count(*) as journeys
    from cohort
    left join told on told.region = cohort.region and told.journey_id = cohort.journey_id
    group by cohort.stratum, has_step, folded
),

summed as (
    select
        stratum,
        has_step,
        journeys,
        min(detail) over (partition by folded) as detail,
        folded is null or sum(journeys) over (partition by folded) >= $named_from as is_named
    from counted
)

select
    stratum,
    has_step,
    is_named,
    if(is_named, detail, null) as detail,
    cast(sum(journeys) as bigint) as journeys
from summed
group by all
order by stratum, has_step, is_named, detail
