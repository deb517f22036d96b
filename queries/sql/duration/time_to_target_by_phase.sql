-- @query   duration/time_to_target_by_phase
-- @purpose Days from the origin of the clock to the step aimed at, or to the date until which it is known not to have been reached, before and after the change of group.
-- @grain   one row per stratum, numbers of days and kind of exit
-- @column  stratum VARCHAR not null codes of the stratum, then BEFORE or AFTER the change
-- @column  entry_days BIGINT not null days from the origin of the clock until the journey is at risk, 0 for the origin itself
-- @column  days BIGINT not null days since the origin
-- @column  event BIGINT not null 1 if the step was reached, 0 if not
-- @column  left_early BIGINT not null 1 if the journey left before, by abandonment or lapse
-- @column  journeys BIGINT not null journeys
-- @source  followed
-- @order   stratum, entry_days, days, event, left_early

-- On the day of the change a journey is still in the first group: an event of that day belongs to it.
with phase as (
    select
        stratum,
        'BEFORE' as phase,
        origin_date,
        risk_date,
        case when change_date < end_date then change_date else end_date end as end_date,
        is_event and (change_date is null or change_date >= end_date) as is_event,
        is_left_early and (change_date is null or change_date >= end_date) as is_left_early
    from followed
    where change_date is null or change_date > risk_date
    union all
    select
        stratum,
        'AFTER' as phase,
        origin_date,
        greatest(change_date, risk_date) as risk_date,
        end_date,
        is_event,
        is_left_early
    from followed
    where change_date < end_date or change_date <= risk_date
)

select
    case when stratum = '' then '' else stratum || chr(31) end || phase as stratum,
    cast(risk_date - origin_date as bigint) as entry_days,
    cast(end_date - origin_date as bigint) as days,
    cast(is_event as bigint) as event,
    cast(is_left_early as bigint) as left_early,
    count(*) as journeys
from phase
group by 1, entry_days, days, event, left_early
order by 1, entry_days, days, event, left_early
