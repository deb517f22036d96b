-- @query   outcome/first_event
-- @purpose Days from the origin of the clock to the first decision of a jury or to leaving before one, or to the date until which neither is known.
-- @grain   one row per stratum, numbers of days and cause
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  entry_days BIGINT not null days from the origin of the clock until the journey is at risk, 0 for the origin itself
-- @column  days BIGINT not null days since the origin
-- @column  cause BIGINT not null 1 full validation, 2 partial validation, 3 no validation, 4 left, 0 none of them yet
-- @column  journeys BIGINT not null journeys
-- @source  cohort, delivery
-- @order   stratum, entry_days, days, cause

-- An absence at a jury decides nothing. What is dated after the last delivery is a plan.
with known as (
    select
        cohort.stratum,
        cohort.origin_date,
        cohort.risk_date,
        case when cohort.full_date between cohort.entry_date and delivery.delivered_until
            then cohort.full_date end as full_date,
        case when cohort.partial_date between cohort.entry_date and delivery.delivered_until
            then cohort.partial_date end as partial_date,
        case when cohort.refusal_date between cohort.entry_date and delivery.delivered_until
            then cohort.refusal_date end as refusal_date,
        case when least(cohort.withdrawal_date, cohort.expiry_date) <= delivery.delivered_until
            then greatest(least(cohort.withdrawal_date, cohort.expiry_date), cohort.entry_date) end as left_date,
        cohort.observed_until
    from cohort
    inner join delivery on delivery.region = cohort.region and delivery.certifier = cohort.certifier
),

dated as (
    select *, least(full_date, partial_date, refusal_date) as decision_date
    from known
),

ended as (
    select
        stratum,
        origin_date,
        risk_date,
        -- A decision of the same day is the stronger fact.
        case
            when decision_date <= coalesce(left_date, decision_date) then decision_date
            else coalesce(left_date, observed_until)
        end as end_date,
        case
            when decision_date > left_date then 4
            when decision_date = full_date then 1
            when decision_date = partial_date then 2
            when decision_date = refusal_date then 3
            when left_date is not null then 4
            else 0
        end as cause
    from dated
)

select
    stratum,
    cast(risk_date - origin_date as bigint) as entry_days,
    cast(end_date - origin_date as bigint) as days,
    cast(cause as bigint) as cause,
    count(*) as journeys
from ended
group by stratum, entry_days, days, cause
order by stratum, entry_days, days, cause
