-- @query   intake/ignored_by_reason
-- @purpose Rows of an extract that are left out, by the reason that the specification gives.
-- @grain   one row per reason
-- @column  reason VARCHAR not null why
-- @column  n BIGINT not null rows left out
-- @source  ignored_row
-- @order   reason
select
    reason,
    count(*) as n
from ignored_row
group by reason
order by reason
