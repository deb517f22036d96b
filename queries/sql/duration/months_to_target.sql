-- @query   duration/months_to_target
-- @purpose Months of 30.4375 days, begun, from the origin of the clock to the step aimed at, or to the date until which it is known not to have been reached.
-- @grain   one row per stratum, numbers of months and kind of exit
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  entry_months BIGINT not null whole months from the origin of the clock until the journey is at risk, 0 for the origin itself
-- @column  months BIGINT not null months begun since the origin, 0 for the origin itself
-- @column  event BIGINT not null 1 if the step was reached, 0 if not
-- @column  journeys BIGINT not null journeys
-- @source  cohort, journey
-- @order   stratum, entry_months, months, event
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
        target_date is not null as is_event,
        coalesce(target_date, case when has_left then delivered_until else observed_until end) as end_date
    from observed
)

select
    stratum,
    cast(floor((risk_date - origin_date) / 30.4375) as bigint) as entry_months,
    cast(ceil((end_date - origin_date) / 30.4375) as bigint) as months,
    cast(is_event as bigint) as event,
    count(*) as journeys
from ended
group by stratum, entry_months, months, event
order by stratum, entry_months, months, event
