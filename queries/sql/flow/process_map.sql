-- @query   flow/process_map
-- @purpose Passages between consecutive places of the journeys of a cohort, from entry to end, by the days they took.
-- @grain   one row per stratum, place left, place reached and number of days
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  source BIGINT not null place left, as in cohort/path, 0 for the entry
-- @column  target BIGINT not null place reached, or how the journey ended
-- @column  days BIGINT not null days between; for journeys still open, days since the last place
-- @column  passages BIGINT not null passages
-- @column  journeys BIGINT not null journeys that passed this way for the first time
-- @column  arrived BIGINT not null journeys that reached the target for the first time
-- @source  path
-- @order   stratum, source, target, days
with walk as (
    select
        stratum,
        [0] || places as sources,
        places || [ending] as targets,
        [0] || days as left_days,
        days || [case when ending = 104 then observed_days else days[-1] end] as reached_days,
        case when is_repeated then len(list_distinct(places)) < len(places) else false end as comes_back
    from path
),

passage as (
    select
        stratum,
        unnest(sources) as source,
        unnest(targets) as target,
        unnest(reached_days) - unnest(left_days) as days,
        unnest(range(1, len(targets) + 1)) as place_no,
        -- Only journeys that come back to a place can pass twice the same way.
        case when comes_back then targets end as returns,
        case
            when comes_back
                then list_transform(list_zip(sources, targets), lambda pair: pair[1] * 1000 + pair[2])
        end as ways
    from walk
)

select
    stratum,
    cast(source as bigint) as source,
    cast(target as bigint) as target,
    cast(days as bigint) as days,
    count(*) as passages,
    count(*) filter (where ways is null or list_position(ways, source * 1000 + target) = place_no) as journeys,
    count(*) filter (where returns is null or list_position(returns, target) = place_no) as arrived
from passage
group by all
order by all
