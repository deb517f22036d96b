-- @query   cohort/awaited
-- @purpose Journeys of a cohort up to the step aimed at, the step being the one cause that ends them.
-- @grain   one row per journey
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  person_id VARCHAR pseudonym of the person
-- @column  origin_date DATE not null origin of the clock
-- @column  risk_date DATE not null from when the journey is at risk
-- @column  change_date DATE when it changes groups
-- @column  end_date DATE not null when the step was reached, or until when it is known not to have been
-- @column  delivered_until DATE not null until when its certifier delivered
-- @column  cause BIGINT not null 1 if the step was reached, 0 if not
-- @source  followed
select
    stratum,
    person_id,
    origin_date,
    risk_date,
    change_date,
    end_date,
    delivered_until,
    cast(is_event as bigint) as cause
from followed
