-- @query   crosstab/profile
-- @purpose Journeys of a cohort by its strata and each of several attributes, one after the other, in one pass.
-- @grain   one row per place of an attribute, stratum and code
-- @param   strata INTEGER how many of the attributes that the cohort is split by are strata, at most 3: the first ones
-- @column  place INTEGER not null place of the attribute among those that the cohort is split by
-- @column  stratum_1 VARCHAR code of the first stratum; null where the value is missing, or where there is no such stratum
-- @column  stratum_2 VARCHAR code of the second stratum
-- @column  stratum_3 VARCHAR code of the third stratum
-- @column  code VARCHAR code of the attribute; null where the value is missing
-- @column  journeys BIGINT not null journeys that entered
-- @source  cohort_group
-- @order   place, stratum_1, stratum_2, stratum_3, code
with split as (
    select
        case when $strata >= 1 then group_1 end as stratum_1,
        case when $strata >= 2 then group_2 end as stratum_2,
        case when $strata >= 3 then group_3 end as stratum_3,
        case when $strata < 1 then group_1 end as code_1,
        case when $strata < 2 then group_2 end as code_2,
        case when $strata < 3 then group_3 end as code_3,
        group_4 as code_4
    from cohort_group
),

counted as (
    select
        case
            when grouping(code_1) = 0 then 1
            when grouping(code_2) = 0 then 2
            when grouping(code_3) = 0 then 3
            else 4
        end as place,
        stratum_1,
        stratum_2,
        stratum_3,
        coalesce(code_1, code_2, code_3, code_4) as code,
        count(*) as journeys
    from split
    group by grouping sets (
        (stratum_1, stratum_2, stratum_3, code_1),
        (stratum_1, stratum_2, stratum_3, code_2),
        (stratum_1, stratum_2, stratum_3, code_3),
        (stratum_1, stratum_2, stratum_3, code_4)
    )
)

select place, stratum_1, stratum_2, stratum_3, code, journeys
from counted
where place > $strata
order by place, stratum_1, stratum_2, stratum_3, code
