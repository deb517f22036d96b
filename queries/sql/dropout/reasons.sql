-- @query   dropout/reasons
-- @purpose Reasons of the abandonments that were declared and of the decisions that lapsed before any jury, as certifiers give them.
-- @grain   one row per stratum, definition and reason
-- @param   named_from BIGINT journeys of the cohort from which on a reason is named
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  definition VARCHAR not null declared, lapsed, or none
-- @column  is_named BOOLEAN not null false for the reasons given less often, together
-- @column  reason VARCHAR code or text of the reason; missing when none was given, or when it is not named
-- @column  journeys BIGINT not null journeys
-- @source  cohort, step
-- @order   stratum, definition, is_named, reason
with ended as (
    select
        region,
        journey_id,
        stratum,
        case
            when withdrawal_date <= coalesce(jury_date, withdrawal_date) then 'declared'
            when expiry_date <= coalesce(jury_date, expiry_date) then 'lapsed'
            else 'none'
        end as definition
    from cohort
),

told as (
    select region, journey_id, if(step = 'WITHDRAWAL', 'declared', 'lapsed') as definition, nullif(trim(detail), '') as reason
    from step
    where step in ('WITHDRAWAL', 'EXPIRY') and rank = 1 and detail is not null
),

counted as (
    select ended.stratum, ended.definition, lower(told.reason) as folded, min(told.reason) as reason, count(*) as journeys
    from ended
    left join told on told.region = ended.region and told.journey_id = ended.journey_id and told.definition = ended.definition
    group by ended.stratum, ended.definition, folded
),

summed as (
    select
        stratum,
        definition,
        journeys,
        min(reason) over (partition by folded) as reason,
        folded is null or sum(journeys) over (partition by folded) >= $named_from as is_named
    from counted
)

select
    stratum,
    definition,
    is_named,
    if(is_named, reason, null) as reason,
    cast(sum(journeys) as bigint) as journeys
from summed
group by all
order by stratum, definition, is_named, reason
