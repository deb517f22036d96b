-- @query   disclosure/trajectories
-- @purpose How many persons share the sequence of campaigns and specialities by which a person can be followed through the copied partitions.
-- @grain   one row
-- @column  persons BIGINT not null distinct persons
-- @column  k BIGINT not null persons of the rarest sequence, 0 when there is none
-- @column  below_k BIGINT not null persons whose sequence is shared by less than k
-- @column  uniques BIGINT not null persons alone with their sequence
-- @source  released, threshold
with visit as (
    select distinct person, campaign, seen_speciality
    from released
),

path as (
    select person, list(row(campaign, seen_speciality) order by campaign, seen_speciality) as path
    from visit
    group by person
),

shared as (
    select path, count(*) as persons
    from path
    group by path
)

select
    coalesce(sum(shared.persons), 0)::bigint as persons,
    coalesce(min(shared.persons), 0) as k,
    coalesce(sum(shared.persons) filter (where shared.persons < threshold.k), 0)::bigint as below_k,
    count(*) filter (where shared.persons = 1) as uniques
from shared
cross join threshold
