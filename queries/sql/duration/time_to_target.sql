-- @query   duration/time_to_target
-- @purpose Days from entry to the step aimed at, or to the end of observation: declared abandonment, lapse, as-of date.
-- @grain   one row per stratum, number of days and kind of exit
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  days BIGINT not null days since entry
-- @column  event BIGINT not null 1 if the step was reached, 0 if observation ended before
-- @column  left_early BIGINT not null 1 if observation ended by abandonment or lapse
-- @column  journeys BIGINT not null journeys
-- @source  cohort
-- @order   stratum, days, event, left_early
with observed as (
    select
        stratum,
        entry_date,
        observed_until,
        case when target_date >= entry_date and target_date <= observed_until then target_date end as target_date,
        case
            when least(withdrawal_date, expiry_date) <= observed_until
                then greatest(least(withdrawal_date, expiry_date), entry_date)
        end as leaving_date
    from cohort
),

ended as (
    select
        stratum,
        entry_date,
        coalesce(target_date <= coalesce(leaving_date, target_date), false) as is_event,
        leaving_date is not null as has_left,
        least(target_date, leaving_date, observed_until) as end_date
    from observed
)

select
    stratum,
    cast(end_date - entry_date as bigint) as days,
    cast(is_event as bigint) as event,
    cast(has_left and not is_event as bigint) as left_early,
    count(*) as journeys
from ended
group by all
order by stratum, days, event, left_early
