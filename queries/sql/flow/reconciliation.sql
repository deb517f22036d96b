-- @query   flow/reconciliation
-- @purpose Jury passages of each calendar year by the year of entry of their journeys, and whether they were the first.
-- @grain   one row per stratum, year of passage and year of entry
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  year BIGINT not null calendar year of the passage
-- @column  entry_year BIGINT calendar year of the first favourable decision, missing if none is known
-- @column  first_passages BIGINT not null first passages of their journeys
-- @column  later_passages BIGINT not null later passages
-- @source  population, delivery, milestone, step
-- @order   stratum, year, entry_year

-- The same passages as in flow/stock.
with passage as (
    select
        population.stratum,
        population.region,
        population.journey_id,
        year(step.step_date) as year,
        row_number() over (
            partition by population.region, population.journey_id
            order by step.step_date, step.rank
        ) as passage_no
    from population
    inner join delivery on delivery.region = population.region and delivery.certifier = population.certifier
    inner join step on step.region = population.region and step.journey_id = population.journey_id
    where
        step.step = 'JURY'
        and step.outcome is distinct from 'ABSENT'
        and step.step_date <= delivery.delivered_until
)

select
    passage.stratum,
    cast(passage.year as bigint) as year,
    cast(year(milestone.favourable_date) as bigint) as entry_year,
    count(*) filter (where passage.passage_no = 1) as first_passages,
    count(*) filter (where passage.passage_no > 1) as later_passages
from passage
inner join milestone on milestone.region = passage.region and milestone.journey_id = passage.journey_id
group by passage.stratum, passage.year, entry_year
order by stratum, year, entry_year nulls last
