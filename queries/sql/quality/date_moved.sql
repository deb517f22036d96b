-- @query   quality/date_moved
-- @purpose Steps known at two campaigns whose date differs: same journey, type and rank.
-- @grain   one row per certifier and step
-- @column  check_name VARCHAR not null name of the check
-- @column  certifier VARCHAR not null code of the certifier
-- @column  subject VARCHAR not null type of the step
-- @column  before_n BIGINT not null steps of that type known at both campaigns
-- @column  now_n BIGINT not null those that are the same
-- @column  touched_n BIGINT not null those that are not
-- @column  base_n BIGINT not null steps of the certifier known at both campaigns
-- @source  current_journey, current_step, previous_step
-- @order   check_name, certifier, subject
with compared as (
    select
        current_journey.certifier,
        current_step.step as subject,
        case when current_step.step_date <> previous_step.step_date then 1 else 0 end as changed
    from previous_step
    inner join current_step
        on current_step.journey_id = previous_step.journey_id
        and current_step.step = previous_step.step
        and current_step.rank = previous_step.rank
    inner join current_journey on current_journey.journey_id = current_step.journey_id
),

counted as (
    select
        certifier,
        subject,
        count(*) as before_n,
        sum(changed)::bigint as touched_n,
        (sum(count(*)) over (partition by certifier))::bigint as base_n
    from compared
    group by certifier, subject
)

select
    'date_moved' as check_name,
    certifier,
    subject,
    before_n,
    before_n - touched_n as now_n,
    touched_n,
    base_n
from counted
where touched_n > 0
order by check_name, certifier, subject
