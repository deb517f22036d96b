-- @query   intake/findings
-- @purpose Rows that each check found in an extract, whatever becomes of them.
-- @grain   one row per check that found any
-- @column  reason VARCHAR not null name of the check
-- @column  n BIGINT not null rows, each once
-- @source  fault
-- @order   reason
select
    reason,
    count(distinct row_no) as n
from fault
group by reason
order by reason
