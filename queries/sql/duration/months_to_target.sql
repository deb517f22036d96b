-- @query   duration/months_to_target
-- @purpose Months of 30.4375 days, begun, from the origin of the clock to the step aimed at, or to the date until which it is known not to have been reached.
-- @grain   one row per stratum, numbers of months and kind of exit
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  entry_months BIGINT not null whole months from the origin of the clock until the journey is at risk, 0 for the origin itself
-- @column  months BIGINT not null months begun since the origin, 0 for the origin itself
-- @column  event BIGINT not null 1 if the step was reached, 0 if not
-- @column  journeys BIGINT not null journeys
-- @source  followed
-- @order   stratum, entry_months, months, event
select
    stratum,
    cast(floor((risk_date - origin_date) / 30.4375) as bigint) as entry_months,
    cast(ceil((end_date - origin_date) / 30.4375) as bigint) as months,
    cast(is_event as bigint) as event,
    count(*) as journeys
from followed
group by stratum, entry_months, months, event
order by stratum, entry_months, months, event
