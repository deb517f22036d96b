-- @query   model/cells
-- @purpose Journeys by the time they are at risk and what ends it, split at their change of group, in units of time that have begun.
-- @grain   one row per stratum, cluster, phase, times and cause
-- @param   unit_days DOUBLE length of the unit, in days
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  cluster BIGINT not null number of the person, if several journeys are theirs; 0 if not
-- @column  phase VARCHAR not null BEFORE or AFTER the change of group
-- @column  starts BIGINT not null 1 if journeys are at risk here for the first time, 0 if they were before the change
-- @column  entry_time BIGINT not null whole units from the origin of the clock until the journey is at risk, 0 for the origin itself
-- @column  exit_time BIGINT not null units begun since the origin, 0 for the origin itself
-- @column  cause BIGINT not null what ended the time, 0 for nothing yet
-- @column  journeys BIGINT not null journeys
-- @source  exposed, person_cluster
-- @order   stratum, cluster, phase, starts, entry_time, exit_time, cause
with placed as (
    select
        exposed.stratum,
        coalesce(person_cluster.cluster, 0) as cluster,
        exposed.cause,
        cast(floor((exposed.risk_date - exposed.origin_date) / cast($unit_days as double)) as bigint) as entry_time,
        cast(ceil((exposed.end_date - exposed.origin_date) / cast($unit_days as double)) as bigint) as exit_time,
        -- A change counts from the unit after the one in which it happens: nobody is in the second group before.
        case
            when exposed.change_date <= exposed.risk_date
                then cast(floor((exposed.risk_date - exposed.origin_date) / cast($unit_days as double)) as bigint)
            else cast(ceil((exposed.change_date - exposed.origin_date) / cast($unit_days as double)) as bigint)
        end as change_time,
        exposed.change_date <= exposed.risk_date as has_changed
    from exposed
    left join person_cluster on person_cluster.person_id = exposed.person_id
),

phase as (
    select
        stratum,
        cluster,
        'BEFORE' as phase,
        1 as starts,
        entry_time,
        case when change_time < exit_time then change_time else exit_time end as exit_time,
        case when change_time < exit_time then 0 else cause end as cause
    from placed
    where not coalesce(has_changed, false)
    union all
    select
        stratum,
        cluster,
        'AFTER' as phase,
        cast(has_changed as integer) as starts,
        change_time as entry_time,
        exit_time,
        cause
    from placed
    where change_time < exit_time or has_changed
)

select
    stratum,
    cluster,
    phase,
    cast(starts as bigint) as starts,
    entry_time,
    exit_time,
    cause,
    count(*) as journeys
from phase
group by stratum, cluster, phase, starts, entry_time, exit_time, cause
order by stratum, cluster, phase, starts, entry_time, exit_time, cause
