-- @query   model/reached
-- @purpose Journeys followed up to a horizon, and those of them that had reached an event by then.
-- @grain   one row per stratum and cluster
-- @param   horizon_days INTEGER days since entry within which the event counts
-- @param   cause BIGINT the event among those that end a journey
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  cluster BIGINT not null number of the person, if several journeys are theirs; 0 if not
-- @column  followed BIGINT not null entered early enough to be followed up to the horizon, and known up to it
-- @column  events BIGINT not null followed up to the horizon and with the event by then
-- @source  exposed, person_cluster
-- @order   cluster, stratum
with fate as (
    select
        exposed.stratum,
        coalesce(person_cluster.cluster, 0) as cluster,
        exposed.cause > 0 as is_ended,
        exposed.cause = $cause as is_event,
        exposed.end_date,
        exposed.risk_date + cast($horizon_days as integer) as horizon_date
    from exposed
    left join person_cluster on person_cluster.person_id = exposed.person_id
    -- Of those who entered too late only the quick ones would be known.
    where exposed.risk_date + cast($horizon_days as integer) <= exposed.delivered_until
)

select
    stratum,
    cluster,
    count(*) as followed,
    count(*) filter (where is_event and end_date <= horizon_date) as events
from fate
where is_ended or end_date >= horizon_date
group by stratum, cluster
order by cluster, stratum
