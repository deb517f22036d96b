-- @query   territory/counts
-- @purpose Journeys of a cohort by territory, those seen by a jury and those fully validated.
-- @grain   one row per territory, the stratum of the cohort
-- @column  stratum VARCHAR not null code of the territory
-- @column  entered BIGINT not null journeys that entered
-- @column  jury BIGINT not null seen by a jury
-- @column  full_validation BIGINT not null fully validated
-- @source  cohort
-- @order   stratum
select
    stratum,
    count(*) as entered,
    count(jury_date) as jury,
    count(case when jury_date is not null then full_date end) as full_validation
from cohort
group by stratum
order by stratum
