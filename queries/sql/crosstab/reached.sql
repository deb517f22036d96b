-- @query   crosstab/reached
-- @purpose Journeys of a cohort by the attributes that it is split by: all, those followed up to a horizon, and those of them that had reached an event by then.
-- @grain   one row per stratum
-- @param   horizon_days INTEGER days since entry within which the event counts
-- @param   cause BIGINT the event among those that end a journey
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  entered BIGINT not null journeys that entered
-- @column  followed BIGINT not null entered early enough to be followed up to the horizon, and known up to it
-- @column  events BIGINT not null followed up to the horizon and with the event by then
-- @source  exposed
-- @order   stratum
with fate as (
    select
        stratum,
        end_date,
        risk_date + cast($horizon_days as integer) as horizon_date,
        delivered_until,
        cause > 0 as is_ended,
        cause = $cause as is_event
    from exposed
),

known as (
    select
        stratum,
        -- Of those who entered too late only the quick ones would be known.
        horizon_date <= delivered_until and (is_ended or end_date >= horizon_date) as is_followed,
        is_event and end_date <= horizon_date as has_event
    from fate
)

select
    stratum,
    count(*) as entered,
    count(*) filter (where is_followed) as followed,
    count(*) filter (where is_followed and has_event) as events
from known
group by stratum
order by stratum
