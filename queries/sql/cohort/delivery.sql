-- @query   cohort/delivery
-- @purpose Until when each certifier delivered: what is dated later is a plan, and what it had not told by then had not happened.
-- @grain   one row per region and certifier
-- @column  region VARCHAR not null code of the region
-- @column  certifier VARCHAR certifier
-- @column  delivered_until DATE not null date of its last delivery
-- @source  journey
select region, certifier, max(observed_until) as delivered_until
from journey
group by region, certifier
