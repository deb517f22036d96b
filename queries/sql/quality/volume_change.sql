-- @query   quality/volume_change
-- @purpose Numbers of journeys of the certifiers that delivered at two campaigns.
-- @grain   one row per certifier whose number of journeys differs
-- @column  check_name VARCHAR not null name of the check
-- @column  certifier VARCHAR not null code of the certifier
-- @column  subject VARCHAR not null always empty
-- @column  before_n BIGINT not null journeys at the previous campaign
-- @column  now_n BIGINT not null journeys at this campaign
-- @column  touched_n BIGINT not null difference, whatever its sign
-- @column  base_n BIGINT not null the smaller of both numbers
-- @source  current_journey, previous_journey
-- @order   check_name, certifier, subject
with current_total as (
    select certifier, count(*) as n
    from current_journey
    group by certifier
),

previous_total as (
    select certifier, count(*) as n
    from previous_journey
    group by certifier
)

select
    'volume_change' as check_name,
    current_total.certifier,
    '' as subject,
    previous_total.n as before_n,
    current_total.n as now_n,
    abs(current_total.n - previous_total.n) as touched_n,
    least(current_total.n, previous_total.n) as base_n
from current_total
inner join previous_total on previous_total.certifier = current_total.certifier
where current_total.n <> previous_total.n
order by check_name, certifier, subject
