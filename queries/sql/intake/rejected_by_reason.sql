-- @query   intake/rejected_by_reason
-- @purpose Rejected rows of an extract counted once each, by their first fault.
-- @grain   one row per reason
-- @column  reason VARCHAR not null name of the check
-- @column  n BIGINT not null rows rejected
-- @source  rejecting_fault
-- @order   reason
with first_fault as (
    select row_no, arg_min(reason, priority) as reason
    from rejecting_fault
    group by row_no
)

select
    reason,
    count(*) as n
from first_fault
group by reason
order by reason
