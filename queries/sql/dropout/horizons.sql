-- @query   dropout/horizons
-- @purpose Presumed drop-out of a cohort at several horizons, and which of those presumed were seen by a jury soon after.
-- @grain   one row per stratum and horizon
-- @param   horizons VARCHAR days without a jury after which a drop-out is presumed, separated by commas
-- @param   later_days INTEGER days after the horizon in which a jury proves the presumption wrong
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  horizon_days BIGINT not null the horizon
-- @column  followed BIGINT not null entered early enough to be followed up to the horizon, and known up to it
-- @column  presumed BIGINT not null followed up to the horizon without a jury
-- @column  checked BIGINT not null presumed, and followed for the later days too
-- @column  returned BIGINT not null of those checked, seen by a jury in the later days
-- @source  cohort, journey
-- @order   stratum, horizon_days
with horizon as (
    select
        unnest(cast(string_split($horizons, ',') as bigint[])) as horizon_days,
        cast($later_days as integer) as later_days
),

delivery as (
    select region, certifier, max(observed_until) as delivered_until
    from journey
    group by region, certifier
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

fate as (
    select
        known.stratum,
        horizon.horizon_days,
        coalesce(jury_days <= horizon_days, false) as has_jury,
        coalesce(jury_days <= horizon_days + later_days, false) as has_jury_later,
        case when jury_days <= horizon_days then delivered_days else known_days end >= horizon_days as is_followed,
        case when jury_days <= horizon_days + later_days then delivered_days else known_days end
        >= horizon_days + later_days as is_followed_later
    from known
    cross join horizon
)

select
    stratum,
    horizon_days,
    count(*) filter (where is_followed) as followed,
    count(*) filter (where is_followed and not has_jury) as presumed,
    count(*) filter (where is_followed and not has_jury and is_followed_later) as checked,
    count(*) filter (where is_followed and not has_jury and is_followed_later and has_jury_later) as returned
from fate
group by stratum, horizon_days
order by stratum, horizon_days
