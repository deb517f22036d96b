-- @query   model/presumed
-- @purpose Journeys followed up to a horizon, and those of them presumed to have dropped out: without a jury by then.
-- @grain   one row per stratum and cluster
-- @param   horizon_days INTEGER days without a jury after which a drop-out is presumed
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  cluster BIGINT not null number of the person, if several journeys are theirs; 0 if not
-- @column  followed BIGINT not null entered early enough to be followed up to the horizon, and known up to it
-- @column  events BIGINT not null followed up to the horizon without a jury
-- @source  cohort, delivery, person_cluster
-- @order   cluster, stratum
with fate as (
    select
        cohort.stratum,
        coalesce(person_cluster.cluster, 0) as cluster,
        coalesce(cohort.jury_date <= cohort.entry_date + cast($horizon_days as integer), false) as has_jury,
        -- A journey that left before any jury needs no observation up to the horizon: it is known not to have gone on.
        coalesce(
            least(cohort.withdrawal_date, cohort.expiry_date)
            <= coalesce(cohort.jury_date, least(cohort.withdrawal_date, cohort.expiry_date)),
            false
        )
        or cohort.observed_until >= cohort.entry_date + cast($horizon_days as integer) as is_known
    from cohort
    inner join delivery on delivery.region = cohort.region and delivery.certifier = cohort.certifier
    left join person_cluster on person_cluster.person_id = cohort.person_id
    where cohort.entry_date + cast($horizon_days as integer) <= delivery.delivered_until
)

select
    stratum,
    cluster,
    count(*) as followed,
    count(*) filter (where not has_jury) as events
from fate
where is_known or has_jury
group by stratum, cluster
order by cluster, stratum
