-- @query   quality/steps
-- @purpose Steps known at two campaigns whose date or outcome differs: same journey, type and rank.
-- @grain   one row per check, certifier and step
-- @column  check_name VARCHAR not null name of the check
-- @column  certifier VARCHAR not null code of the certifier
-- @column  subject VARCHAR not null type of the step
-- @column  before_n BIGINT not null steps of that type known at both campaigns; for outcomes, of those that had one
-- @column  now_n BIGINT not null those that are the same
-- @column  touched_n BIGINT not null those that are not
-- @column  base_n BIGINT not null steps of the certifier known at both campaigns; for outcomes, of those that had one
-- @source  current_journey, current_step, previous_step
-- @order   check_name, certifier, subject
with compared as (
    select
        current_journey.certifier,
        current_step.step,
        count(*) as step_n,
        count(*) filter (where current_step.step_date <> previous_step.step_date) as moved_n,
        count(previous_step.outcome) as outcome_n,
        count(previous_step.outcome) filter (
            where current_step.outcome is distinct from previous_step.outcome
        ) as changed_n
    from previous_step
    inner join current_step
        on current_step.journey_id = previous_step.journey_id
        and current_step.step = previous_step.step
        and current_step.rank = previous_step.rank
    inner join current_journey on current_journey.journey_id = current_step.journey_id
    group by current_journey.certifier, current_step.step
),

counted as (
    select 'date_moved' as check_name, certifier, step as subject, step_n as before_n, moved_n as touched_n
    from compared
    union all
    select 'outcome_changed' as check_name, certifier, step as subject, outcome_n as before_n, changed_n as touched_n
    from compared
),

based as (
    select
        check_name,
        certifier,
        subject,
        before_n,
        touched_n,
        (sum(before_n) over (partition by check_name, certifier))::bigint as base_n
    from counted
)

select
    check_name,
    certifier,
    subject,
    before_n,
    before_n - touched_n as now_n,
    touched_n,
    base_n
from based
where touched_n > 0
order by check_name, certifier, subject
