-- @query   crosstab/counts
-- @purpose Journeys of a cohort by the attributes that it is split by.
-- @grain   one row per combination of codes
-- @column  group_1 VARCHAR code of the first attribute; null where the value is missing
-- @column  group_2 VARCHAR code of the second attribute
-- @column  group_3 VARCHAR code of the third attribute; null too where there is none
-- @column  group_4 VARCHAR code of the fourth attribute
-- @column  journeys BIGINT not null journeys that entered
-- @source  cohort_group
-- @order   group_1, group_2, group_3, group_4
select
    group_1,
    group_2,
    group_3,
    group_4,
    count(*) as journeys
from cohort_group
group by group_1, group_2, group_3, group_4
order by group_1, group_2, group_3, group_4
