-- @query   duration/time_to_target_by_phase
-- @purpose Days from the origin of the clock to the step aimed at, or to the date until which it is known not to have been reached, before and after the change of group.
-- @grain   one row per stratum, numbers of days and kind of exit
-- @column  stratum VARCHAR not null codes of the stratum, then BEFORE or AFTER the change
-- @column  entry_days BIGINT not null days from the origin of the clock until the journey is at risk, 0 for the origin itself
-- @column  days BIGINT not null days since the origin
-- @column  event BIGINT not null 1 if the step was reached, 0 if not
-- @column  left_early BIGINT not null 1 if the journey left before, by abandonment or lapse
-- @column  journeys BIGINT not null journeys
-- @source  cohort, journey
-- @order   stratum, entry_days, days, event, left_early
with delivery as (
    select region, certifier, max(observed_until) as delivered_until
    from journey
    group by region, certifier
),

observed as (
    select
        cohort.stratum,
        cohort.origin_date,
        cohort.risk_date,
        cohort.change_date,
        case
            when cohort.target_date >= cohort.entry_date and cohort.target_date <= delivery.delivered_until
                then cohort.target_date
        end as target_date,
        cohort.withdrawal_date is not null or cohort.expiry_date is not null as has_left,
        cohort.observed_until,
        delivery.delivered_until
    from cohort
    inner join delivery on delivery.region = cohort.region and delivery.certifier = cohort.certifier
),

-- A certifier stops delivering a journey some time after it left: it is known all the same that it did not go on.
ended as (
    select
        stratum,
        origin_date,
        risk_date,
        change_date,
        target_date is not null as is_event,
        target_date is null and has_left as is_left_early,
        coalesce(target_date, case when has_left then delivered_until else observed_until end) as end_date
    from observed
),

-- On the day of the change a journey is still in the first group: an event of that day belongs to it.
phase as (
    select
        stratum,
        'BEFORE' as phase,
        origin_date,
        risk_date,
        case when change_date < end_date then change_date else end_date end as end_date,
        is_event and (change_date is null or change_date >= end_date) as is_event,
        is_left_early and (change_date is null or change_date >= end_date) as is_left_early
    from ended
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
    from ended
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
