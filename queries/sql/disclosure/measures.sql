-- @query   disclosure/measures
-- @purpose What the equivalence classes say of the risk: smallest class, persons in classes under the thresholds, unique persons, fewest results.
-- @grain   one row
-- @column  classes BIGINT not null classes
-- @column  members BIGINT not null persons of all classes, one who is in several counted in each
-- @column  k BIGINT not null persons of the smallest class, 0 when there is none
-- @column  below_k BIGINT not null persons in classes of less than k
-- @column  uniques BIGINT not null persons alone in their class
-- @column  l BIGINT not null fewest distinct results of a class, 0 when there is none
-- @column  classes_below_l BIGINT not null classes of less than l results
-- @column  below_l BIGINT not null persons in classes of less than l results
-- @column  at_risk BIGINT not null persons in classes below either threshold
-- @source  class, threshold
select
    count(*) as classes,
    coalesce(sum(class.persons), 0)::bigint as members,
    coalesce(min(class.persons), 0) as k,
    coalesce(sum(class.persons) filter (where class.persons < threshold.k), 0)::bigint as below_k,
    count(*) filter (where class.persons = 1) as uniques,
    coalesce(min(class.results), 0) as l,
    count(*) filter (where class.results < threshold.l) as classes_below_l,
    coalesce(sum(class.persons) filter (where class.results < threshold.l), 0)::bigint as below_l,
    coalesce(
        sum(class.persons) filter (where class.persons < threshold.k or class.results < threshold.l), 0
    )::bigint as at_risk
from class
cross join threshold
