-- @query   dropout/horizons
-- @purpose Presumed drop-out of a cohort at several horizons, and which of those presumed were seen by a jury soon after.
-- @grain   one row per stratum and horizon
-- @param   horizons VARCHAR days without a jury after which a drop-out is presumed, separated by commas
-- @param   ends VARCHAR days up to which a jury proves the presumption wrong, one for each horizon
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  horizon_days BIGINT not null the horizon
-- @column  entered BIGINT not null journeys that entered
-- @column  followed BIGINT not null entered early enough to be followed up to the horizon, and known up to it
-- @column  presumed BIGINT not null followed up to the horizon without a jury
-- @column  checked BIGINT not null presumed, and followed for the later days too
-- @column  returned BIGINT not null of those checked, seen by a jury in the later days
-- @source  cohort, delivery
-- @order   stratum, horizon_days
with horizon as (
    select
        unnest(cast(string_split($horizons, ',') as bigint[])) as horizon_days,
        unnest(cast(string_split($ends, ',') as bigint[])) as end_days
),

-- The days that decide: the horizons, and the ends of the later days.
limits as (
    select list(horizon_days) || list(end_days) as days
    from horizon
),

ended as (
    select
        cohort.stratum,
        cohort.entry_date,
        cohort.jury_date,
        cohort.observed_until,
        delivery.delivered_until,
        least(cohort.withdrawal_date, cohort.expiry_date) as left_date
    from cohort
    inner join delivery on delivery.region = cohort.region and delivery.certifier = cohort.certifier
),

-- A journey without a jury is known as long as it was observed; if it was left, as long as its certifier delivers.
known as (
    select
        stratum,
        jury_date - entry_date as jury_days,
        delivered_until - entry_date as delivered_days,
        case
            when left_date <= coalesce(jury_date, left_date) then delivered_until
            else least(observed_until, delivered_until)
        end - entry_date as known_days
    from ended
),

-- Journeys are counted by the first of the deciding days that they reach or the last one that they do not miss.
counted as (
    select
        stratum,
        list_min(list_filter(limits.days, lambda day: day >= jury_days)) as jury_days,
        list_max(list_filter(limits.days, lambda day: day <= delivered_days)) as delivered_days,
        list_max(list_filter(limits.days, lambda day: day <= known_days)) as known_days,
        count(*) as journeys
    from known
    cross join limits
    group by all
),

fate as (
    select
        counted.stratum,
        counted.journeys,
        horizon.horizon_days,
        coalesce(jury_days <= horizon_days, false) as has_jury,
        jury_days <= end_days as has_jury_later,
        case when jury_days <= horizon_days then delivered_days else known_days end >= horizon_days as is_followed,
        case when jury_days <= end_days then delivered_days else known_days end >= end_days as is_followed_later
    from counted
    cross join horizon
),

judged as (
    select
        *,
        is_followed and not has_jury as is_presumed,
        is_followed and not has_jury and is_followed_later as is_checked
    from fate
)

select
    stratum,
    horizon_days,
    cast(sum(journeys) as bigint) as entered,
    coalesce(cast(sum(journeys) filter (where is_followed) as bigint), 0) as followed,
    coalesce(cast(sum(journeys) filter (where is_presumed) as bigint), 0) as presumed,
    coalesce(cast(sum(journeys) filter (where is_checked) as bigint), 0) as checked,
    coalesce(cast(sum(journeys) filter (where is_checked and has_jury_later) as bigint), 0) as returned
from judged
group by stratum, horizon_days
order by stratum, horizon_days
