-- @query   flow/variants
-- @purpose Sequences of places of the journeys of a cohort, the most frequent ones by the days from entry to last place.
-- @grain   one row per stratum and sequence, and number of days for the most frequent sequences
-- @param   most BIGINT sequences of a stratum whose days are told
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  sequence VARCHAR not null the places, as in cohort/path, separated by a space
-- @column  ending BIGINT not null how it ended, as in cohort/path
-- @column  days BIGINT days from the entry to the last place, missing for the other sequences
-- @column  journeys BIGINT not null journeys
-- @source  path
-- @order   stratum, sequence, ending, days
with counted as (
    select
        stratum,
        array_to_string(places, ' ') as sequence,
        ending,
        days[-1] as days,
        count(*) as journeys
    from path
    group by all
),

weighed as (
    select
        *,
        sum(journeys) over (partition by stratum, sequence, ending) as weight
    from counted
),

ranked as (
    select
        *,
        dense_rank() over (partition by stratum order by weight desc, sequence, ending) as place
    from weighed
)

select
    stratum,
    sequence,
    cast(ending as bigint) as ending,
    cast(case when place <= $most then days end as bigint) as days,
    cast(sum(journeys) as bigint) as journeys
from ranked
group by all
order by all
