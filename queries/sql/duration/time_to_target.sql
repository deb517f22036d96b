-- @query   duration/time_to_target
-- @purpose Days from the origin of the clock to the step aimed at, or to the date until which it is known not to have been reached.
-- @grain   one row per stratum, numbers of days and kind of exit
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  entry_days BIGINT not null days from the origin of the clock until the journey is at risk, 0 for the origin itself
-- @column  days BIGINT not null days since the origin
-- @column  event BIGINT not null 1 if the step was reached, 0 if not
-- @column  left_early BIGINT not null 1 if the journey left before, by abandonment or lapse
-- @column  journeys BIGINT not null journeys
-- @source  followed
-- @order   stratum, entry_days, days, event, left_early
select
    stratum,
    cast(risk_date - origin_date as bigint) as entry_days,
    cast(end_date - origin_date as bigint) as days,
    cast(is_event as bigint) as event,
    cast(is_left_early as bigint) as left_early,
    count(*) as journeys
from followed
group by stratum, entry_days, days, event, left_early
order by stratum, entry_days, days, event, left_early
