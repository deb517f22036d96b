-- @query   cohort/followed
-- @purpose Journeys of a cohort up to the step aimed at, or to the date until which it is known not to have been reached.
-- @grain   one row per journey
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  person_id VARCHAR pseudonym of the person
-- @column  origin_date DATE not null origin of the clock
-- @column  risk_date DATE not null from when the journey is at risk
-- @column  change_date DATE when it changes groups
-- @column  end_date DATE not null when the step was reached, or until when it is known not to have been
-- @column  delivered_until DATE not null until when its certifier delivered
-- @column  is_event BOOLEAN not null whether the step was reached
-- @column  is_left_early BOOLEAN not null whether the journey left before, by abandonment or lapse
-- @source  cohort, delivery
with observed as (
    select
        cohort.stratum,
        cohort.person_id,
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
)

-- A certifier stops delivering a journey some time after it left: it is known all the same that it did not go on.
select
    stratum,
    person_id,
    origin_date,
    risk_date,
    change_date,
    coalesce(target_date, case when has_left then delivered_until else observed_until end) as end_date,
    delivered_until,
    target_date is not null as is_event,
    target_date is null and has_left as is_left_early
from observed
