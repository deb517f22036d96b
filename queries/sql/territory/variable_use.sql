-- @query   territory/variable_use
-- @purpose Journeys by the period that their value of a variable of territories is of.
-- @grain   one row
-- @column  own BIGINT not null journeys with the value of the period of their entry
-- @column  earlier BIGINT not null journeys with the value of a period before, the later ones missing
-- @column  without BIGINT not null journeys without value
-- @source  variable_use
select
    count(case when back = 0 then 1 end) as own,
    count(case when back > 0 then 1 end) as earlier,
    count(*) - count(back) as without
from variable_use
