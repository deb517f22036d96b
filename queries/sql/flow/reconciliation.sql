-- @query   flow/reconciliation
-- @purpose Jury passages of each calendar year by the year of entry of their journeys, and whether they were the first.
-- @grain   one row per stratum, year of passage and year of entry
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  year BIGINT not null calendar year of the passage
-- @column  entry_year BIGINT calendar year of the first favourable decision, missing if none is known
-- @column  first_passages BIGINT not null first passages of their journeys
-- @column  later_passages BIGINT not null later passages
-- @source  population, delivery
-- @order   stratum, year, entry_year

-- The same passages as in flow/stock.
with seen as (
    select
        population.stratum,
        year(population.favourable_date) as entry_year,
        list_transform(
            list_filter(
                population.moments,
                lambda moment: moment % 100 between 70 and 73
                and moment // 100 <= year(delivery.delivered_until) * 10000
                + month(delivery.delivered_until) * 100 + day(delivery.delivered_until)
            ),
            lambda moment: moment // 1000000
        ) as years
    from population
    inner join delivery on delivery.region = population.region and delivery.certifier = population.certifier
),

passage as (
    select
        stratum,
        entry_year,
        unnest(years) as year,
        unnest(range(1, len(years) + 1)) as passage_no
    from seen
)

select
    stratum,
    year,
    entry_year,
    count(*) filter (where passage_no = 1) as first_passages,
    count(*) filter (where passage_no > 1) as later_passages
from passage
group by stratum, year, entry_year
order by stratum, year, entry_year nulls last
