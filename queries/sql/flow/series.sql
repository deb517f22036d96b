-- @query   flow/series
-- @purpose What became of the journeys of a cohort within a horizon after their entry.
-- @grain   one row per stratum, whose last attribute is the year of entry
-- @param   horizon_days INTEGER days after the entry
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  entered BIGINT not null journeys that entered
-- @column  late BIGINT not null entered too late to be followed up to the horizon
-- @column  followed BIGINT not null not late, and known up to the horizon
-- @column  jury BIGINT not null followed, and seen by a jury by the horizon
-- @column  full_validation BIGINT not null of which fully validated by the horizon
-- @column  left_before BIGINT not null followed, and left by the horizon without having been seen by a jury by then
-- @source  cohort, delivery
-- @order   stratum

-- A milestone before the entry belongs to another part of the journey.
with dated as (
    select
        cohort.stratum,
        cohort.entry_date + cast($horizon_days as integer) as horizon_date,
        cohort.observed_until,
        delivery.delivered_until,
        case when cohort.jury_date >= cohort.entry_date then cohort.jury_date end as jury_date,
        cohort.full_date,
        least(
            case when cohort.withdrawal_date >= cohort.entry_date then cohort.withdrawal_date end,
            case when cohort.expiry_date >= cohort.entry_date then cohort.expiry_date end
        ) as left_date
    from cohort
    inner join delivery on delivery.region = cohort.region and delivery.certifier = cohort.certifier
),

fate as (
    select
        stratum,
        horizon_date > delivered_until as is_late,
        observed_until >= horizon_date as is_observed,
        coalesce(jury_date <= horizon_date, false) as has_jury,
        full_date <= horizon_date as is_full,
        left_date <= horizon_date as has_left
    from dated
),

known as (
    select
        *,
        not is_late and (is_observed or has_jury or has_left) as is_followed
    from fate
)

select
    stratum,
    count(*) as entered,
    count(*) filter (where is_late) as late,
    count(*) filter (where is_followed) as followed,
    count(*) filter (where is_followed and has_jury) as jury,
    count(*) filter (where is_followed and has_jury and is_full) as full_validation,
    count(*) filter (where is_followed and has_left and not has_jury) as left_before
from known
group by stratum
order by stratum
