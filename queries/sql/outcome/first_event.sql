-- @query   outcome/first_event
-- @purpose Days from the origin of the clock to the first decision of a jury or to leaving before one, or to the date until which neither is known.
-- @grain   one row per stratum, numbers of days and cause
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  entry_days BIGINT not null days from the origin of the clock until the journey is at risk, 0 for the origin itself
-- @column  days BIGINT not null days since the origin
-- @column  cause BIGINT not null 1 full validation, 2 partial validation, 3 no validation, 4 left, 0 none of them yet
-- @column  journeys BIGINT not null journeys
-- @source  decided
-- @order   stratum, entry_days, days, cause
select
    stratum,
    cast(risk_date - origin_date as bigint) as entry_days,
    cast(end_date - origin_date as bigint) as days,
    cause,
    count(*) as journeys
from decided
group by stratum, entry_days, days, cause
order by stratum, entry_days, days, cause
