-- @query   cohort/decided
-- @purpose Journeys of a cohort up to the first decision of a jury or to leaving before one, or to the date until which neither is known.
-- @grain   one row per journey
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  person_id VARCHAR pseudonym of the person
-- @column  origin_date DATE not null origin of the clock
-- @column  risk_date DATE not null from when the journey is at risk
-- @column  change_date DATE when it changes groups
-- @column  end_date DATE not null when it was decided or left, or until when it is known not to have been
-- @column  delivered_until DATE not null until when its certifier delivered
-- @column  cause BIGINT not null 1 full validation, 2 partial validation, 3 no validation, 4 left, 0 none of them yet
-- @source  cohort, delivery

-- An absence at a jury decides nothing. What is dated after the last delivery is a plan.
with known as (
    select
        cohort.stratum,
        cohort.person_id,
        cohort.origin_date,
        cohort.risk_date,
        cohort.change_date,
        case when cohort.full_date between cohort.entry_date and delivery.delivered_until
            then cohort.full_date end as full_date,
        case when cohort.partial_date between cohort.entry_date and delivery.delivered_until
            then cohort.partial_date end as partial_date,
        case when cohort.refusal_date between cohort.entry_date and delivery.delivered_until
            then cohort.refusal_date end as refusal_date,
        case when least(cohort.withdrawal_date, cohort.expiry_date) <= delivery.delivered_until
            then greatest(least(cohort.withdrawal_date, cohort.expiry_date), cohort.entry_date) end as left_date,
        cohort.observed_until,
        delivery.delivered_until
    from cohort
    inner join delivery on delivery.region = cohort.region and delivery.certifier = cohort.certifier
),

dated as (
    select *, least(full_date, partial_date, refusal_date) as decision_date
    from known
)

select
    stratum,
    person_id,
    origin_date,
    risk_date,
    change_date,
    -- A decision of the same day is the stronger fact.
    case
        when decision_date <= coalesce(left_date, decision_date) then decision_date
        else coalesce(left_date, observed_until)
    end as end_date,
    delivered_until,
    cast(
        case
            when decision_date > left_date then 4
            when decision_date = full_date then 1
            when decision_date = partial_date then 2
            when decision_date = refusal_date then 3
            when left_date is not null then 4
            else 0
        end as bigint
    ) as cause
from dated
