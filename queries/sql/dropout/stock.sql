-- @query   dropout/stock
-- @purpose Entries and journeys seen by a jury in calendar years, whatever the year in which the latter entered; absences at a jury are left out.
-- @grain   one row per stratum and year, of the years that the certifiers delivered to their end
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  year BIGINT not null calendar year
-- @column  entered BIGINT not null journeys that entered in the year
-- @column  jury BIGINT not null journeys seen by a jury in the year, once however often
-- @source  cohort, journey
-- @order   stratum, year
with delivery as (
    select region, certifier, year(max(observed_until) + 1) - 1 as last_year
    from journey
    group by region, certifier
),

known as (
    select
        cohort.stratum,
        year(cohort.entry_date) as entry_year,
        list_distinct(
            list_transform(
                list_filter(cohort.moments, lambda moment: moment % 100 between 70 and 73),
                lambda moment: moment // 1000000
            )
        ) as jury_years,
        delivery.last_year
    from cohort
    inner join delivery on delivery.region = cohort.region and delivery.certifier = cohort.certifier
),

counted as (
    select
        stratum,
        entry_year,
        jury_years,
        last_year,
        count(*) as journeys
    from known
    group by all
),

dated as (
    select stratum, entry_year as year, journeys as entered, 0 as jury, last_year
    from counted
    union all
    select stratum, unnest(jury_years) as year, 0 as entered, journeys as jury, last_year
    from counted
)

select
    stratum,
    year,
    cast(sum(entered) as bigint) as entered,
    cast(sum(jury) as bigint) as jury
from dated
where year <= last_year
group by stratum, year
order by stratum, year
