-- @query   dropout/definitions
-- @purpose Drop-out of a cohort by three definitions: declared, lapsed, and presumed after a horizon without jury.
-- @grain   one row per stratum
-- @param   horizon_days INTEGER days without a jury after which a drop-out is presumed
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  entered BIGINT not null journeys that entered
-- @column  declared BIGINT not null with a declared abandonment before any jury
-- @column  lapsed BIGINT not null whose decision lapsed before any jury, without a declared abandonment
-- @column  followed BIGINT not null entered early enough to be followed up to the horizon, and known up to it
-- @column  presumed BIGINT not null followed up to the horizon without a jury
-- @source  cohort, delivery
-- @order   stratum
with fate as (
    select
        cohort.stratum,
        cohort.withdrawal_date <= coalesce(cohort.jury_date, cohort.withdrawal_date) as is_declared,
        cohort.expiry_date <= coalesce(cohort.jury_date, cohort.expiry_date) as is_lapsed,
        cohort.jury_date <= cohort.entry_date + cast($horizon_days as integer) as has_jury,
        cohort.entry_date + cast($horizon_days as integer) <= delivery.delivered_until as is_early,
        cohort.observed_until >= cohort.entry_date + cast($horizon_days as integer) as is_observed
    from cohort
    inner join delivery on delivery.region = cohort.region and delivery.certifier = cohort.certifier
),

known as (
    select
        stratum,
        coalesce(is_declared, false) as is_declared,
        coalesce(is_lapsed, false) and not coalesce(is_declared, false) as is_lapsed,
        coalesce(has_jury, false) as has_jury,
        is_early
        and (
            is_observed
            or coalesce(has_jury, false)
            or coalesce(is_declared, false)
            or coalesce(is_lapsed, false)
        ) as is_followed
    from fate
)

select
    stratum,
    count(*) as entered,
    count(*) filter (where is_declared) as declared,
    count(*) filter (where is_lapsed) as lapsed,
    count(*) filter (where is_followed) as followed,
    count(*) filter (where is_followed and not has_jury) as presumed
from known
group by stratum
order by stratum
