-- @query   crosstab/counts
-- @purpose Journeys of a cohort by the attributes that it is split by.
-- @grain   one row per stratum
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  journeys BIGINT not null journeys that entered
-- @source  cohort
-- @order   stratum
select
    stratum,
    count(*) as journeys
from cohort
group by stratum
order by stratum
