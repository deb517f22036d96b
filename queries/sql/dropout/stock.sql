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

-- Few journeys are repeated: only theirs need the list of all their moments, which takes long to go through.
known as (
    select
        cohort.stratum,
        year(cohort.entry_date) as entry_year,
        case
            when not cohort.is_repeated and cohort.first_jury_outcome is distinct from 'ABSENT' then year(cohort.jury_date)
        end as jury_year,
        case
            when cohort.is_repeated
                then list_distinct(
                    list_transform(
                        list_filter(cohort.moments, lambda moment: moment % 100 between 70 and 73),
                        lambda moment: moment // 1000000
                    )
                )
        end as jury_years,
        delivery.last_year
    from cohort
    inner join delivery on delivery.region = cohort.region and delivery.certifier = cohort.certifier
),

counted as (
    select
        stratum,
        entry_year,
        jury_year,
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
    select stratum, jury_year as year, 0 as entered, journeys as jury, last_year
    from counted
    where jury_year is not null
    union all
    select stratum, unnest(jury_years) as year, 0 as entered, journeys as jury, last_year
    from counted
    where jury_years is not null
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
